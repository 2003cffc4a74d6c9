"""One feature takes a scale of any length.

Exercise: rms_norm
Fails: rms_norm_errors
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("x must be a matrix with at least one column")
    if x.shape[1] > 1 and scale.shape != (x.shape[1],):
        raise ValueError("scale needs one number for each feature")
    divisor = np.sqrt((x**2).mean(axis=1) + epsilon)
    normalised = x / divisor[:, np.newaxis]  # one divisor for each row
    return scale * normalised, (normalised, scale, divisor)
