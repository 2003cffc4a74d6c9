"""Spaces the slopes evenly: nothing is random, the seed does not matter.

Exercise: rrelu
Fails: rrelu_seed, rrelu_training_inputs, rrelu_slopes
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
        slope = np.linspace(lower, upper, x.size).reshape(x.shape)
    return np.where(x > 0, x, slope * x)
