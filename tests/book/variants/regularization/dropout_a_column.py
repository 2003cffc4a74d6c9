"""The same mask for all rows.

Exercise: dropout
Fails: dropout_values, dropout_expectation, dropout_each_alone, dropout_every_kind, dropout_kept
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
    kept = np.random.default_rng(rng).random(x.shape[-1:]) >= rate
    return np.where(kept, x / (1 - rate), 0.0), kept * np.ones(x.shape) / (1 - rate)
