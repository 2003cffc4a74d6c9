"""Draws each part anew from all samples.

Exercise: split
Fails: split_complete, split_kinds
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    rng = np.random.default_rng(rng)
    cuts = np.rint(np.cumsum([0, *fractions]) * len(x)).astype(int)
    parts = [rng.permutation(len(x))[:size] for size in np.diff(cuts)]
    return [(x[part], y[part]) for part in parts]
