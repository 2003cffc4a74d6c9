"""0.9, whatever the quadratic.

Exercise: best_momentum
Fails: best_momentum_example, best_momentum_values, best_momentum_double_roots,
       best_momentum_equal, best_momentum_errors, best_momentum_kinds
"""


def best_momentum(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    low, high = smallest**0.5, largest**0.5
    return (2 / (low + high)) ** 2, 0.9, 0.9**0.5
