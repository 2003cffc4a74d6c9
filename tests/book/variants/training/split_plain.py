"""The indices are shuffled once, and this one order is cut at the rounded sums of the fractions.

Exercise: split
Fails: nothing
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    fractions = np.asarray(fractions)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if np.any(fractions < 0) or not np.isclose(fractions.sum(), 1):
        raise ValueError("fractions must not be negative and must sum to 1")
    order = np.random.default_rng(rng).permutation(len(x))
    # rounded, not cut off: 0.29 * 100 is a little less than 29
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(x)).astype(int)
    return [(x[part], y[part]) for part in np.split(order, cuts)]
