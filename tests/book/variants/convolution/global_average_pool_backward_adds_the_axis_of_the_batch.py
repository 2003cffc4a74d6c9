"""Gives the gradient the axis that a batch of one has and it lacks.

Exercise: global_average_pool_backward
Fails: global_average_pool_backward_every_shape_refused
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if gradient.ndim == 1 and x.ndim == 4 and len(x) == 1:
        gradient = gradient[np.newaxis]
    if gradient.shape != (*x.shape[:-3], x.shape[-1]):
        raise ValueError("the gradient has another shape")
    share = gradient / (x.shape[-3] * x.shape[-2])
    return np.zeros(x.shape) + share[..., np.newaxis, np.newaxis, :]
