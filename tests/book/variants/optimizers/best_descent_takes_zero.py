"""Takes an eigenvalue of 0.

Exercise: best_descent
Fails: best_descent_errors, best_descent_kinds
"""


def best_descent(smallest, largest):
    if smallest < 0 or smallest > largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    rate = 2 / max(smallest + largest, 1e-9)
    return rate, 1 - rate * smallest if smallest != largest else 0.0
