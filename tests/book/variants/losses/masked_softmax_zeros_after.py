"""The softmax of everything, with zeros put in afterwards.

Exercise: masked_softmax
Fails: masked_softmax_example, masked_softmax_values, masked_softmax_hidden,
masked_softmax_nothing, masked_softmax_kinds, masked_softmax_kept, masked_softmax_broadcast,
masked_softmax_every_error
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0 or not np.all((mask == 0) | (mask == 1)):
        raise ValueError
    mask = np.broadcast_to(mask == 1, x.shape)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.where(mask, e / e.sum(axis=-1, keepdims=True), 0.0)
