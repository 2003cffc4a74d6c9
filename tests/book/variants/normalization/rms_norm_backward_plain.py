"""One mean over the features is taken off, because the divisor depends on all of them.

Exercise: rms_norm_backward
Fails: nothing
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    along = normalised * (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - along) / divisor[:, np.newaxis]  # one divisor for each row
    dscale = (dy * normalised).sum(axis=0)
    return dx, dscale
