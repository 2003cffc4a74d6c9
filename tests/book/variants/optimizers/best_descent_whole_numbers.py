"""Whole division.

Exercise: best_descent
Fails: best_descent_example, best_descent_values, best_descent_equal, best_descent_kinds,
best_descent_descends
"""


def best_descent(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    rate = 2 // (smallest + largest)
    return rate, 1 - rate * smallest if smallest != largest else 0.0
