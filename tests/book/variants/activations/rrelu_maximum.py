"""max(x, p x), wrong for slopes above 1.

Exercise: rrelu
Fails: rrelu_slopes, rrelu_training_inputs, rrelu_test_time
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
        slope = np.random.default_rng(rng).uniform(lower, upper, size=x.shape)
    return np.maximum(x, slope * x)
