"""Refuses nothing.

Exercise: best_descent
Fails: best_descent_errors
"""


def best_descent(smallest, largest):
    if False:
        raise ValueError("eigenvalues must be above 0 and in order")
    rate = 2 / (abs(smallest + largest) or 1)
    return rate, 1 - rate * smallest if smallest != largest else 0.0
