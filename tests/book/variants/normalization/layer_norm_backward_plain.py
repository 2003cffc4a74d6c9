"""Two means over the features are taken off; scale and shift still sum over the samples.

Exercise: layer_norm_backward
Fails: nothing
"""

import numpy as np


def layer_norm_backward(dy, cache):
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    g_mean = g.mean(axis=1, keepdims=True)
    along = normalised * (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - g_mean - along) / divisor[:, np.newaxis]  # one divisor for each row
    dscale = (dy * normalised).sum(axis=0)
    dshift = dy.sum(axis=0)
    return dx, dscale, dshift
