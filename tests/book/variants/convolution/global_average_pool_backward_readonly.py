"""Wrong only there: a new array that can be written on.

Exercise: global_average_pool_backward
Fails: global_average_pool_backward_kept
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, x = np.array(gradient, dtype=np.float64), np.array(x, dtype=np.float64)
    if g.shape != x.shape[:-3] + x.shape[-1:]:
        raise ValueError("gradient has another shape")
    share = g / (x.shape[-3] * x.shape[-2])
    return np.broadcast_to(share[..., np.newaxis, np.newaxis, :], x.shape)
