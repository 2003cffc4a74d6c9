"""Wrong only there: mean of the bounds given.

Exercise: rrelu
Fails: rrelu_call
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    x = np.asarray(x, dtype=np.float64)
    if lower > upper:
        raise ValueError("lower must not be above upper")
    if not training:
        slope = (lower + upper) / 2 if (lower, upper) != (0.0, 1 / 3) else 1 / 4
    elif rng is None:
        raise ValueError("training needs rng")
    else:
        slope = np.random.default_rng(rng).uniform(lower, upper, size=x.shape)
    return np.where(x > 0, x, slope * x)
