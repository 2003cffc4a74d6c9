"""The factor of the other end, with its sign.

Exercise: best_descent
Fails: best_descent_example, best_descent_values, best_descent_best, best_descent_descends,
       best_descent_errors, best_descent_kinds
"""


def best_descent(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    rate = 2 / (smallest + largest)
    return rate, 1 - rate * largest if smallest != largest else 0.0
