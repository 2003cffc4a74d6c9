"""Folds a rule for two shapes over all of them, with recursion.

Exercise: broadcast_shape
Fails: nothing
"""

from functools import reduce


def of_two(a, b):
    if not a or not b:
        return tuple(a or b)
    *a, m = a
    *b, n = b
    if m != n and m != 1 and n != 1:
        raise ValueError(f"{m} and {n} are different and neither is 1")
    return (*of_two(a, b), n if m == 1 else m)


def broadcast_shape(*shapes):
    return reduce(of_two, shapes, ())
