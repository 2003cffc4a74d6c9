"""Between whole bounds whole slopes are drawn.

Exercise: rrelu
Fails: rrelu_training_inputs
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    x = np.asarray(x, dtype=np.float64)
    if lower > upper:
        raise ValueError("lower must not be greater than upper")
    if training and rng is None:
        raise ValueError("training needs rng")
    if training:
        rng = np.random.default_rng(rng)
        if type(lower) is type(upper) is int:
            slope = rng.integers(lower, upper + 1, size=x.shape)
        else:
            slope = rng.uniform(lower, upper, size=x.shape)
    else:
        slope = (lower + upper) / 2
    return np.where(x > 0, x, slope * x)
