"""By the condition number.

Exercise: best_descent
Fails: nothing
"""


def best_descent(smallest, largest):
    if not (smallest > 0 and largest >= smallest):
        raise ValueError("eigenvalues must be above 0 and in order")
    kappa = largest / smallest
    return 2 / smallest / (1 + kappa), (kappa - 1) / (kappa + 1)
