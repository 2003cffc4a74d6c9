"""One sample after the other.

Exercise: rms_norm
Fails: nothing
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-5):
    x, scale = np.asarray(x, dtype=np.float64), np.asarray(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:]:
        raise ValueError("shapes")
    divisor = np.array([np.sqrt(row @ row / len(row) + epsilon) for row in x]).reshape(len(x))
    normalised = x / divisor[:, None]
    return scale * normalised, (normalised, scale, divisor)
