"""By the length.

Exercise: rms_norm
Fails: nothing
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-5):
    x, scale = np.array(x, dtype=np.float64), np.array(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] < 1 or scale.shape != (x.shape[1],):
        raise ValueError("shapes")
    root = (np.linalg.norm(x, axis=1) ** 2 / x.shape[1] + epsilon) ** 0.5
    normalised = (x.T / root).T
    return normalised * scale, (normalised, scale, root)
