"""Multiplies by the pixels.

Exercise: global_average_pool_backward
Fails: global_average_pool_backward_example, global_average_pool_backward_values,
global_average_pool_backward_difference, global_average_pool_backward_total,
global_average_pool_backward_kinds, global_average_pool_backward_kept
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != (*x.shape[:-3], x.shape[-1]):
        raise ValueError
    height, width = x.shape[-3:-1]
    return g[..., None, None, :] * x / (height * width)
