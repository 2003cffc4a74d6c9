"""Does not look at the bounds.

Exercise: rrelu
Fails: rrelu_bounds, rrelu_every_error
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    slope = (lower + upper) / 2
    if training:
        rng = np.random.default_rng(rng)
        slope = lower + (upper - lower) * rng.random(size=x.shape)
    return np.where(x > 0, x, slope * x)
