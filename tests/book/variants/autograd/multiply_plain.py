"""Each array gets the derivative times the other array, summed wherever it was repeated.

Exercise: multiply
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


def multiply(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def pull(d):
        return unbroadcast(d * y, x.shape), unbroadcast(d * x, y.shape)

    return x * y, pull
