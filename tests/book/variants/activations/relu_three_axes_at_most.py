"""Loops written out for up to three axes.

Exercise: relu
Fails: relu_any_shape
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return np.array(max(x, 0.0))[()]
    if x.ndim > 3:
        raise ValueError("too many axes")
    flat = np.array([v if v > 0 else 0.0 for v in x.ravel()], dtype=np.float64)
    return flat.reshape(x.shape)
