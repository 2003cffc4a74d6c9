"""Asks that the fractions, added up, are exactly 1; ten times 0.1 is not.

Exercise: split
Fails: split_errors
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    total = 0.0
    for fraction in reversed(fractions):
        total += fraction
    if len(x) != len(y) or min(fractions) < 0 or total != 1:
        raise ValueError("fractions must be shares")
    order = np.random.default_rng(rng).permutation(len(x))
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(x)).astype(int)
    return [(x[part], y[part]) for part in np.split(order, cuts)]
