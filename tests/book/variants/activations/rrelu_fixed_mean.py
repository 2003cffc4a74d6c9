"""11/48 at test time whatever the bounds are.

Exercise: rrelu
Fails: rrelu_bounds, rrelu_call, rrelu_every_error, rrelu_test_time, rrelu_training_inputs
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower > upper:
        raise ValueError("lower > upper")
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    slope = 11 / 48
    if training:
        slope = np.random.default_rng(rng).uniform(lower, upper, size=x.shape)
    return np.where(x > 0, x, slope * x)
