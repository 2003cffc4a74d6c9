"""Weights by the mask, whatever numbers it holds.

Exercise: masked_softmax
Fails: masked_softmax_every_error
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError
    mask = np.broadcast_to(mask, x.shape)
    x = np.where(mask > 0, x, -np.inf)
    top = np.where((mask > 0).any(axis=-1, keepdims=True), x.max(axis=-1, keepdims=True), 0.0)
    e = mask * np.exp(x - top)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
