"""Takes shapes that broadcast either way.

Exercise: unbroadcast
Fails: unbroadcast_errors, unbroadcast_every_error
"""

import numpy as np


def unbroadcast(gradient, shape):
    gradient, shape = np.asarray(gradient, dtype=np.float64), tuple(shape)
    if np.broadcast_shapes(shape, gradient.shape) is None:
        raise ValueError("shape does not broadcast")
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
