"""A random number for each activation decides if it is kept; the kept ones are divided by 1 - r.

Exercise: dropout
Fails: nothing
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    if not 0 <= rate < 1:
        raise ValueError("rate must be at least 0 and below 1")
    if training and rng is None:
        raise ValueError("training needs rng")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy(), np.ones(x.shape)
    kept = np.random.default_rng(rng).random(x.shape) >= rate
    mask = kept / (1 - rate)
    y = np.where(kept, x / (1 - rate), 0.0)  # infinity times 0 would be nan
    return y, mask
