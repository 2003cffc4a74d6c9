"""One fraction.

Exercise: batch_norm_backward
Fails: nothing
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    m, n = np.shape(normalised)
    if dy.shape != (m, n):
        raise ValueError("shapes")
    dshift = np.ones(m) @ dy
    dscale = np.einsum("ij,ij->j", dy, normalised)
    dx = scale / (m * divisor) * (m * dy - dshift - normalised * dscale)
    return dx, dscale, dshift
