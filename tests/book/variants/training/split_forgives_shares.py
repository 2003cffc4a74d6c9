"""Scales shares that sum to almost 1.

Exercise: split
Fails: split_every_error
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y, shares = np.asarray(x), np.asarray(y), np.asarray(fractions, dtype=np.float64)
    if len(x) != len(y) or np.any(shares < 0) or not abs(shares.sum() - 1) < 6e-3:
        raise ValueError("lengths differ, or no shares")
    order = np.random.default_rng(rng).permutation(len(x))
    ends = np.rint(np.cumsum(shares / shares.sum()) * len(x)).astype(int)
    return [(x[part], y[part]) for part in np.split(order, ends[:-1])]
