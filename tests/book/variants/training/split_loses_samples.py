"""Cuts the sizes off, and loses what is left.

Exercise: split
Fails: split_complete, split_sizes, split_kinds
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    order = np.random.default_rng(rng).permutation(len(x))
    parts, begin = [], 0
    for share in fractions:
        size = int(share * len(x))
        part = order[begin : begin + size]
        parts.append((x[part], y[part]))
        begin += size
    return parts
