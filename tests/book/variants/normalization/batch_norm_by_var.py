"""Np.var and einsum.

Exercise: batch_norm
Fails: nothing
"""

import numpy as np


def batch_norm(x, scale, shift, epsilon=1e-5):
    x, scale, shift = (np.array(part, dtype=np.float64) for part in (x, scale, shift))
    if x.ndim != 2 or len(x) < 1 or not scale.shape == shift.shape == (x.shape[1],):
        raise ValueError("shapes")
    root = (x.var(axis=0) + epsilon) ** 0.5
    normalised = (x - x.mean(axis=0)) * (1 / root)
    return np.einsum("ij,j->ij", normalised, scale) + shift, (normalised, scale, root)
