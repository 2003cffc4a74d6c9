"""Divides by the height alone.

Exercise: global_average_pool_backward
Fails: global_average_pool_backward_example, global_average_pool_backward_values,
global_average_pool_backward_difference, global_average_pool_backward_total,
global_average_pool_backward_kinds, global_average_pool_backward_kept,
global_average_pool_backward_one_pixel, global_average_pool_backward_every_shape_refused
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != (*x.shape[:-3], x.shape[-1]):
        raise ValueError
    height, _ = x.shape[-3:-1]
    return g[..., None, None, :] / height * np.ones(x.shape)
