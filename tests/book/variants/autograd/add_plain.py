"""Both arrays get the derivative as it is, summed wherever they were repeated.

Exercise: add
Fails: nothing
"""

import numpy as np


def unbroadcast(gradient, shape):
    gradient = np.asarray(gradient, dtype=np.float64)
    shape = tuple(shape)
    if np.broadcast_shapes(shape, gradient.shape) != gradient.shape:
        raise ValueError("shape does not broadcast to the gradient's")
    new = gradient.ndim - len(shape)
    stretched = [new + axis for axis, length in enumerate(shape) if length == 1]
    summed = gradient.sum(axis=(*range(new), *stretched))
    return summed.reshape(shape)  # brings back the axes of length 1


def add(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def pull(d):
        return unbroadcast(d, x.shape), unbroadcast(d, y.shape)

    return x + y, pull
