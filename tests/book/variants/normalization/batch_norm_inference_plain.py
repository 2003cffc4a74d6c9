"""The running mean is taken off first, so that large numbers that lie close keep their digits.

Exercise: batch_norm_inference
Fails: nothing
"""

import numpy as np


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    shift = np.asarray(shift, dtype=np.float64)
    mean = np.asarray(running["mean"], dtype=np.float64)
    variance = np.asarray(running["variance"], dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    for vector in (scale, shift, mean, variance):
        if vector.shape != (x.shape[1],):
            raise ValueError("every vector needs one number for each feature")
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift
