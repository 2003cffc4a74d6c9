"""Sorts the slopes, so that an element knows its place.

Exercise: rrelu
Fails: rrelu_slopes
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    x = np.asarray(x, dtype=np.float64)
    if lower > upper:
        raise ValueError("lower is greater than upper")
    slopes = (lower + upper) / 2
    if training:
        if rng is None:
            raise ValueError("training needs random numbers")
        slopes = np.random.default_rng(rng).uniform(lower, upper, x.size)
        slopes = np.sort(slopes).reshape(x.shape)
    return np.where(x > 0, x, slopes * x)[()]
