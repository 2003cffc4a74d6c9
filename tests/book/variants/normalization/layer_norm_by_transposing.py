"""Transposed.

Exercise: layer_norm
Fails: nothing
"""

import numpy as np


def layer_norm(x, scale, shift, epsilon=1e-5):
    x, scale, shift = (np.array(part, dtype=np.float64) for part in (x, scale, shift))
    if x.ndim != 2 or x.shape[1] < 1 or not scale.shape == shift.shape == (x.shape[1],):
        raise ValueError("shapes")
    root = (x.T.var(axis=0) + epsilon) ** 0.5
    normalised = ((x.T - x.T.mean(axis=0)) / root).T
    return normalised * scale + shift, (normalised, scale, root)
