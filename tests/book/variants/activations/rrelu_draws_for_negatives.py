"""Draws for the negative elements alone.

Exercise: rrelu
Fails: nothing
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower > upper:
        raise ValueError("lower > upper")
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    y = np.array(x, copy=True)
    negative = y < 0
    if training:
        rng = np.random.default_rng(rng)
        slope = rng.uniform(lower, upper, size=int(negative.sum()))
    else:
        slope = (lower + upper) / 2
    y[negative] *= slope
    return y
