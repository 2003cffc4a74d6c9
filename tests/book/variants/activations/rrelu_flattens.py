"""Gives back a flat array.

Exercise: rrelu
Fails: rrelu_test_time, rrelu_any_shape, rrelu_input_kept, rrelu_near_and_far, rrelu_call,
rrelu_training_inputs, rrelu_own_slope
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower > upper:
        raise ValueError("lower > upper")
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.ravel(np.asarray(x, dtype=np.float64))
    slope = (lower + upper) / 2
    if training:
        slope = np.random.default_rng(rng).uniform(lower, upper, size=x.shape)
    return np.where(x > 0, x, slope * x)
