"""Takes any order.

Exercise: best_descent
Fails: best_descent_errors
"""


def best_descent(smallest, largest):
    if not (smallest > 0 and largest > 0):
        raise ValueError("eigenvalues must be above 0 and in order")
    rate = 2 / (smallest + largest)
    return rate, 1 - rate * smallest if smallest != largest else 0.0
