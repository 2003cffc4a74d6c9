"""Channel by channel.

Exercise: global_average_pool_backward
Fails: nothing
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != (*x.shape[:-3], x.shape[-1]):
        raise ValueError
    height, width = x.shape[-3:-1]
    back = np.empty(x.shape)
    for k in range(x.shape[-1]):
        back[..., k] = g[..., k, None, None] / (height * width)
    return back
