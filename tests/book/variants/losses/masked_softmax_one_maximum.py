"""One maximum for all rows.

Exercise: masked_softmax
Fails: masked_softmax_hidden, masked_softmax_broadcast
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0 or not np.all((mask == 0) | (mask == 1)):
        raise ValueError
    mask = np.broadcast_to(mask == 1, x.shape)
    x = np.where(mask, x, -np.inf)
    e = np.exp(x - (x.max() if mask.any() else 0.0))
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
