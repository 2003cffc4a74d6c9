"""Adds minus infinity, to nan and infinity as well.

Exercise: masked_softmax
Fails: masked_softmax_hidden
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0 or not np.all((mask == 0) | (mask == 1)):
        raise ValueError
    mask = np.broadcast_to(mask == 1, x.shape)
    with np.errstate(invalid="ignore"):
        x = x + np.where(mask, 0.0, -np.inf)
        top = np.where(mask.any(axis=-1, keepdims=True), x.max(axis=-1, keepdims=True), 0.0)
        e = np.exp(x - top)
        total = e.sum(axis=-1, keepdims=True)
        return np.where(total == 0, 0.0, e / np.where(total == 0, 1, total))
