"""Shapes are not compared.

Exercise: softmax_backward
Fails: softmax_backward_every_error
"""

import numpy as np


def softmax_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return p * (g - (g * p).sum(axis=-1, keepdims=True))
