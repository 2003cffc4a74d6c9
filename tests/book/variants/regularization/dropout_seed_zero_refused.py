"""Takes the seed 0 for none.

Exercise: dropout
Fails: dropout_example, dropout_random, dropout_every_kind
"""

import numpy as np


def dropout(x, rate=0.5, rng=None, training=True):
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy(), np.ones(x.shape)
    if not rng and not isinstance(rng, np.random.Generator):
        raise ValueError("training needs rng")
    kept = np.random.default_rng(rng).random(x.shape) >= rate
    return np.where(kept, x / (1 - rate), 0.0), kept / (1 - rate)
