"""Stretches numbers drawn from [0, 1), and sums the two sides.

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
    u = np.random.default_rng(rng).random(x.shape) if training else 0.5
    return np.maximum(x, 0) + (lower + (upper - lower) * u) * np.minimum(x, 0)
