"""Cuts the sizes off instead of rounding; the last part takes the rest.

Exercise: split
Fails: split_sizes
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    order = np.random.default_rng(rng).permutation(len(x))
    sizes = [int(share * len(x)) for share in fractions]
    cuts = np.cumsum(sizes)[:-1]
    return [(x[part], y[part]) for part in np.split(order, cuts)]
