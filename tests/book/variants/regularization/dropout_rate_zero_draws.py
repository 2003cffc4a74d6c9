"""Wrong only there: training draws once also at rate 0: the generator has moved.

Exercise: dropout
Fails: dropout_every_kind
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    x = np.array(x, dtype=np.float64)
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    if not training:
        return x, np.ones(x.shape)
    if rng is None:
        raise ValueError("training needs rng")
    if rate == 0:
        return x, np.ones(x.shape)
    kept = np.random.default_rng(rng).random(x.shape) >= rate
    mask = np.where(kept, 1 / (1 - rate), 0.0)
    return np.where(kept, x, 0.0) * mask, mask
