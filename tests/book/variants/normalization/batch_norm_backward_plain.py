"""Two means over the batch are taken off, because mean and variance depend on every sample.

Exercise: batch_norm_backward
Fails: nothing
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    dx = (g - g.mean(axis=0) - normalised * (g * normalised).mean(axis=0)) / divisor
    dscale = (dy * normalised).sum(axis=0)
    dshift = dy.sum(axis=0)
    return dx, dscale, dshift
