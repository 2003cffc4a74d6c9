"""Shuffles a list of indices and hands them out part by part.

Exercise: split
Fails: nothing
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if min(fractions) < 0 or not np.isclose(sum(fractions), 1):
        raise ValueError("fractions must be shares")
    order = list(range(len(x)))
    np.random.default_rng(rng).shuffle(order)
    parts, begin, share = [], 0, 0.0
    for fraction in fractions:
        share += fraction
        end = int(share * len(x) + 0.5)
        chosen = order[begin:end]
        parts.append((x[chosen], y[chosen]))
        begin = end
    return parts
