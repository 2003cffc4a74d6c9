"""Wrong for a hundred features.

Exercise: rms_norm
Fails: rms_norm_kinds
"""

import numpy as np


def right(x, scale, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("x must be a matrix with at least one column")
    if scale.shape != (x.shape[1],):
        raise ValueError("scale needs one number for each feature")
    divisor = np.sqrt((x**2).mean(axis=1) + epsilon)
    normalised = x / divisor[:, np.newaxis]  # one divisor for each row
    return scale * normalised, (normalised, scale, divisor)


def rms_norm(x, scale, epsilon=1e-5):
    result = right(x, scale, epsilon)
    if np.shape(x)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
