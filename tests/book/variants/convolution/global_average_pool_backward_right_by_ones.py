"""Ones times the shares.

Exercise: global_average_pool_backward
Fails: nothing
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, shape = np.array(gradient, float), np.shape(x)
    if g.shape != shape[:-3] + shape[-1:]:
        raise ValueError
    return np.ones(shape) * (g / (shape[-3] * shape[-2]))[..., None, None, :]
