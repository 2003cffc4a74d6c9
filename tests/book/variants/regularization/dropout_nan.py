"""A product of infinity and 0.

Exercise: dropout
Fails: dropout_edges, dropout_every_kind
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy(), np.ones(x.shape)
    if rng is None:
        raise ValueError("training needs rng")
    kept = np.random.default_rng(rng).random(x.shape) >= rate
    return x * (kept / (1 - rate)), kept / (1 - rate)
