"""Node by node.

Exercise: rms_norm_backward
Fails: nothing
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = (np.array(part, dtype=np.float64) for part in cache)
    dy = np.array(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    x, root = normalised * divisor[:, None], divisor[:, None]
    g = dy * scale
    d_root = -(g * x).sum(axis=1, keepdims=True) / root**2
    return g / root + d_root * x / (x.shape[1] * root), (dy * normalised).sum(axis=0)
