"""Adds up by the place each element came from.

Exercise: unbroadcast
Fails: nothing
"""

import numpy as np


def unbroadcast(gradient, shape):
    gradient, shape = np.array(gradient, dtype=np.float64), tuple(shape)
    places = np.arange(int(np.prod(shape, dtype=np.int64))).reshape(shape)
    places = np.broadcast_to(places, gradient.shape)
    result = np.zeros(int(np.prod(shape, dtype=np.int64)))
    np.add.at(result, places.ravel(), gradient.ravel())
    return result.reshape(shape)
