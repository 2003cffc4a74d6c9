"""One sample after the other.

Exercise: batch_norm_inference
Fails: nothing
"""

import numpy as np


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    vectors = [
        np.asarray(v, dtype=np.float64)
        for v in (scale, shift, *map(running.get, ("mean", "variance")))
    ]
    for vector in vectors:
        if vector.shape != x.shape[1:]:
            raise ValueError("a vector must have shape (n,)")
    scale, shift, mean, variance = vectors
    y = np.zeros_like(x)
    for i, row in enumerate(x):
        y[i] = (row - mean) / np.sqrt(variance + epsilon) * scale + shift
    return y
