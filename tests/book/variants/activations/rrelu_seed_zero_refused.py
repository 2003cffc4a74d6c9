"""Takes the seed 0 for no seed.

Exercise: rrelu
Fails: rrelu_needs_rng, rrelu_training_inputs
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower > upper:
        raise ValueError("lower > upper")
    if training and not rng:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    slope = (lower + upper) / 2
    if training:
        slope = np.random.default_rng(rng).uniform(lower, upper, size=x.shape)
    return np.where(x > 0, x, slope * x)
