"""By the condition number, which may be too large for a float64.

Exercise: best_descent
Fails: best_descent_kinds
"""


def best_descent(smallest, largest):
    if not (smallest > 0 and largest >= smallest):
        raise ValueError("eigenvalues must be above 0 and in order")
    kappa = largest / smallest
    return 2 / smallest / (1 + kappa), (kappa - 1) / (kappa + 1)
