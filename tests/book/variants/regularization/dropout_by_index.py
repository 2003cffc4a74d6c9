"""Writes zeros into copies.

Exercise: dropout
Fails: nothing
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    if rate != rate or rate < 0 or rate >= 1:
        raise ValueError("rate must be in [0, 1)")
    y = np.array(x, dtype=np.float64)
    mask = np.ones_like(y)
    if training:
        if rng is None:
            raise ValueError("training needs rng")
        dropped = np.random.default_rng(rng).random(size=y.shape) < rate
        y /= 1 - rate
        mask /= 1 - rate
        y[dropped] = 0
        mask[dropped] = 0
    return y, mask
