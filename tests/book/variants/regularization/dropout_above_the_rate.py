"""Keeps where the number is above the rate.

Exercise: dropout
Fails: dropout_every_kind
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    x = np.asarray(x, dtype=np.float64)
    if not 0 <= rate < 1:
        raise ValueError("rate")
    if not training:
        return x.copy(), np.ones(x.shape)
    if rng is None:
        raise ValueError("rng")
    kept = np.random.default_rng(rng).random(x.shape) > rate
    return np.where(kept, x / (1 - rate), 0.0), np.where(kept, 1 / (1 - rate), 0.0)
