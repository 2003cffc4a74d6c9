"""Cuts without shuffling.

Exercise: split
Fails: split_shuffled, split_kinds
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    order = np.arange(len(x))
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(x)).astype(int)
    return [(x[part], y[part]) for part in np.split(order, cuts)]
