"""Broadcasts a gradient of another shape.

Exercise: global_average_pool_backward
Fails: global_average_pool_backward_every_shape_refused
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    height, width = x.shape[-3:-1]
    return g[..., None, None, :] / (height * width) * np.ones(x.shape)
