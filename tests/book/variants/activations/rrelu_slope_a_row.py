"""One slope for each row.

Exercise: rrelu
Fails: rrelu_own_slope, rrelu_training_inputs
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower > upper:
        raise ValueError("lower > upper")
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    slope = (lower + upper) / 2
    if training:
        size = (*x.shape[:-1], 1) if x.ndim else ()
        slope = np.random.default_rng(rng).uniform(lower, upper, size=size)
    return np.where(x > 0, x, slope * x)
