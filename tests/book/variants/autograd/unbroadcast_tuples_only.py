"""Compares with a tuple.

Exercise: unbroadcast
Fails: unbroadcast_kinds, unbroadcast_every_kind, unbroadcast_kept
"""

import numpy as np


def unbroadcast(gradient, shape):
    shape0 = shape
    gradient, shape = np.asarray(gradient, dtype=np.float64), tuple(shape)
    if len(shape) > gradient.ndim or np.broadcast_shapes(shape, gradient.shape) != gradient.shape:
        raise ValueError("shape does not broadcast")
    if gradient.shape != shape0 and isinstance(shape0, list):
        raise TypeError("a tuple is wanted")
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
