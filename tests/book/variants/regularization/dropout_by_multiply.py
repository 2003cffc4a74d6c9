"""A product only where something is kept.

Exercise: dropout
Fails: nothing
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    x = np.asarray(x, dtype=float)
    if not (rate >= 0 and rate < 1):
        raise ValueError(f"rate {rate}")
    if training and rng is None:
        raise ValueError("training needs rng")
    mask = np.ones(x.shape)
    if training:
        mask = (np.random.default_rng(rng).random(x.shape) >= rate).astype(float) / (1.0 - rate)
    return np.multiply(x, mask, where=mask != 0, out=np.zeros(x.shape)), mask
