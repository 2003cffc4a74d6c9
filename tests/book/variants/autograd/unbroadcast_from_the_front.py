"""Takes the new axes from behind.

Exercise: unbroadcast
Fails: unbroadcast_example, unbroadcast_values, unbroadcast_sum, unbroadcast_kinds,
       unbroadcast_errors, unbroadcast_every_kind, unbroadcast_kept, unbroadcast_every_error
"""

import numpy as np


def unbroadcast(gradient, shape):
    gradient, shape = np.asarray(gradient, dtype=np.float64), tuple(shape)
    if len(shape) > gradient.ndim or np.broadcast_shapes(shape, gradient.shape) != gradient.shape:
        raise ValueError("shape does not broadcast")
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=-1)
    for axis, n in enumerate(shape):
        if n == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
