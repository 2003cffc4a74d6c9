"""Half the range over the middle.

Exercise: best_descent
Fails: nothing
"""


def best_descent(smallest, largest):
    if smallest != smallest or smallest <= 0 or smallest > largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    middle, half = (largest + smallest) / 2, (largest - smallest) / 2
    return 1 / middle, half / middle
