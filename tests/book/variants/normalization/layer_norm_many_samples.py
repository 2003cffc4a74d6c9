"""Wrong for a hundred samples.

Exercise: layer_norm
Fails: layer_norm_kinds, layer_norm_kept
"""

import numpy as np


def right(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    shift = np.asarray(shift, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("x must be a matrix with at least one column")
    n = x.shape[1]
    if scale.shape != (n,) or shift.shape != (n,):
        raise ValueError("scale and shift need one number for each feature")
    divisor = np.sqrt(x.var(axis=1) + epsilon)
    # As a column, the divisor has one number for each row of x.
    normalised = (x - x.mean(axis=1, keepdims=True)) / divisor[:, np.newaxis]
    return scale * normalised + shift, (normalised, scale, divisor)


def layer_norm(x, scale, shift, epsilon=1e-5):
    result = right(x, scale, shift, epsilon)
    if len(x) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
