"""Refuses nothing.

Exercise: best_momentum
Fails: best_momentum_example, best_momentum_values, best_momentum_equal, best_momentum_errors,
       best_momentum_kinds
"""


def best_momentum(smallest, largest):
    if False:
        raise ValueError("eigenvalues must be above 0 and in order")
    low, high = abs(smallest) ** 0.5 + 1e-9, abs(largest) ** 0.5
    factor = (high - low) / (high + low)
    return (2 / (low + high)) ** 2, factor**2, factor
