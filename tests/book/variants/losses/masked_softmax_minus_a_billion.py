"""Writes -1e9 over what is masked, which is more than some scores.

Exercise: masked_softmax
Fails: masked_softmax_broadcast
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask)
    if x.ndim == 0 or x.shape[-1] == 0 or not np.isin(mask, (0, 1)).all():
        raise ValueError("no scores, or no mask")
    mask = np.broadcast_to(mask, x.shape).astype(bool)
    scores = np.where(mask, x, -1e9)
    e = np.exp(scores - scores.max(axis=-1, keepdims=True)) * mask
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
