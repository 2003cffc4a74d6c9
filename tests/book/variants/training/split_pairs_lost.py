"""Shuffles x and y each for itself.

Exercise: split
Fails: split_pairs, split_kinds
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    rng = np.random.default_rng(rng)
    x, y = x[rng.permutation(len(x))], y[rng.permutation(len(y))]
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(x)).astype(int)
    return list(zip(np.split(x, cuts), np.split(y, cuts), strict=True))
