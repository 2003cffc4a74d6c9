"""As a sum over pairs of differences.

Exercise: softmax_backward
Fails: nothing
"""

import numpy as np


def softmax_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != x.shape or x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    apart = g[..., :, None] - g[..., None, :]
    return p * (apart * p[..., None, :]).sum(axis=-1)
