"""A matrix for each sample.

Exercise: rms_norm_backward
Fails: nothing
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != np.shape(normalised):
        raise ValueError("shapes")
    m, n = dy.shape
    rows = [
        (np.eye(n) - np.outer(u, u) / n) @ (scale * d) / r
        for u, d, r in zip(normalised, dy, divisor, strict=True)
    ]
    return np.array(rows).reshape(m, n), np.einsum("ij,ij->j", dy, normalised)
