"""Row by row, only over what may be seen.

Exercise: masked_softmax
Fails: nothing
"""

import numpy as np


def masked_softmax(x, mask):
    x, mask = np.asarray(x, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0 or not np.all((mask == 0) | (mask == 1)):
        raise ValueError
    mask = np.broadcast_to(mask == 1, x.shape)
    y = np.zeros(x.shape)
    for i in np.ndindex(x.shape[:-1]):
        if mask[i].any():
            e = np.exp(x[i][mask[i]] - x[i][mask[i]].max())
            y[i][mask[i]] = e / e.sum()
    return y
