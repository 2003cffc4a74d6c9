"""Batch norm multiplies each column by one factor, so the weights and the bias can take it in.

Exercise: fold_batch_norm
Fails: nothing
"""

import numpy as np


def fold_batch_norm(w, b, scale, shift, running, epsilon=1e-5):
    w = np.asarray(w, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    shift = np.asarray(shift, dtype=np.float64)
    mean = np.asarray(running["mean"], dtype=np.float64)
    variance = np.asarray(running["variance"], dtype=np.float64)
    if w.ndim != 2:
        raise ValueError("w must be a matrix")
    for vector in (b, scale, shift, mean, variance):
        if vector.shape != (w.shape[1],):
            raise ValueError("every vector needs one number for each column of w")
    factor = scale / np.sqrt(variance + epsilon)
    return w * factor, (b - mean) * factor + shift
