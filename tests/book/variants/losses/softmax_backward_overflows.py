"""The maximum is not subtracted.

Exercise: softmax_backward
Fails: softmax_backward_far
"""

import numpy as np


def softmax_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != x.shape or x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError
    e = np.exp(x)
    p = e / e.sum(axis=-1, keepdims=True)
    return p * (g - (g * p).sum(axis=-1, keepdims=True))
