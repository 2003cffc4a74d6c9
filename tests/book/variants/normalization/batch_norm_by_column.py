"""One feature after the other.

Exercise: batch_norm
Fails: nothing
"""

import numpy as np


def batch_norm(x, scale, shift, epsilon=1e-5):
    x, scale, shift = (np.asarray(part, dtype=np.float64) for part in (x, scale, shift))
    if x.ndim != 2 or x.shape[0] == 0:
        raise ValueError("x must be a matrix with rows")
    if scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("scale and shift must have shape (n,)")
    y, normalised, divisor = np.empty(x.shape), np.empty(x.shape), np.empty(x.shape[1])
    for j, column in enumerate(x.T):
        centred = column - np.mean(column)
        divisor[j] = np.sqrt(np.mean(centred**2) + epsilon)
        normalised[:, j] = centred / divisor[j]
        y[:, j] = scale[j] * normalised[:, j] + shift[j]
    return y, (normalised, scale, divisor)
