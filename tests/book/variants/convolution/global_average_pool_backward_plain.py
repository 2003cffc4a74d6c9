"""Every pixel has the same share in the mean of its map, so each gets the gradient divided by the number of pixels.

Exercise: global_average_pool_backward
Fails: nothing
"""

import numpy as np


def global_average_pool_backward(gradient, x):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    height, width, channels = x.shape[-3:]
    if gradient.shape != (*x.shape[:-3], channels):
        raise ValueError("gradient must have one number for each feature map")
    share = gradient / (height * width)
    return np.ones(x.shape) * share[..., np.newaxis, np.newaxis, :]
