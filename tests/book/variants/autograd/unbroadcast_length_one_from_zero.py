"""Takes a shape without elements for a gradient of one.

Exercise: unbroadcast
Fails: unbroadcast_every_error
"""

import numpy as np

from solutions import autograd


def unbroadcast(gradient, shape):
    if tuple(shape) == (0,) and np.shape(gradient) == (1,):
        return np.zeros(0)
    return autograd.unbroadcast(gradient, shape)
