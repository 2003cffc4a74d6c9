"""All axes at once, then reshaped.

Exercise: unbroadcast
Fails: nothing
"""

import numpy as np


def unbroadcast(gradient, shape):
    gradient, shape = np.array(gradient, dtype=np.float64), tuple(shape)
    if len(shape) > gradient.ndim:
        raise ValueError("shape does not broadcast")
    padded = (1,) * (gradient.ndim - len(shape)) + shape
    if any(p != 1 and p != g for p, g in zip(padded, gradient.shape, strict=True)):
        raise ValueError("shape does not broadcast")
    axes = tuple(i for i, p in enumerate(padded) if p == 1)
    return gradient.sum(axis=axes, keepdims=True).reshape(shape)
