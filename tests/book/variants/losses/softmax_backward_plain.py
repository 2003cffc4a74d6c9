"""From each gradient the mean of its row, weighted with the probabilities, is subtracted; the matrix of derivatives is not built.

Exercise: softmax_backward
Fails: nothing
"""

import numpy as np


def softmax_backward(gradient, x):
    gradient = np.asarray(gradient, dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    if gradient.shape != x.shape or x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError("gradient and x need one shape, and rows that are not empty")
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return p * (gradient - (gradient * p).sum(axis=-1, keepdims=True))
