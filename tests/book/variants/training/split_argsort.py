"""Orders the samples by random keys.

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
    order = np.argsort(np.random.default_rng(rng).random(len(x)))
    ends = [round(float(share) * len(x)) for share in np.cumsum(fractions)]
    begins = [0, *ends[:-1]]
    return [(x[order[b:e]], y[order[b:e]]) for b, e in zip(begins, ends, strict=True)]
