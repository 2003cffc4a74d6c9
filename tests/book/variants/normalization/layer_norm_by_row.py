"""One sample after the other.

Exercise: layer_norm
Fails: nothing
"""

import numpy as np


def layer_norm(x, scale, shift, epsilon=1e-5):
    x, scale, shift = (np.asarray(part, dtype=np.float64) for part in (x, scale, shift))
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("x must be a matrix with columns")
    if scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("scale and shift must have shape (n,)")
    y, normalised, divisor = np.empty(x.shape), np.empty(x.shape), np.empty(len(x))
    for i, row in enumerate(x):
        centred = row - np.mean(row)
        divisor[i] = np.sqrt(np.mean(centred**2) + epsilon)
        normalised[i] = centred / divisor[i]
        y[i] = scale * normalised[i] + shift
    return y, (normalised, scale, divisor)
