"""Looks whether the shapes fit, and not whether w is a matrix.

Exercise: fold_batch_norm
Fails: fold_batch_norm_errors
"""

import numpy as np


def fold_batch_norm(w, b, scale, shift, running, epsilon=1e-5):
    w = np.asarray(w, dtype=np.float64)
    vectors = [b, scale, shift, running["mean"], running["variance"]]
    b, scale, shift, mean, variance = (np.array(v, dtype=np.float64) for v in vectors)
    if w.ndim == 0 or any(np.shape(v) != w.shape[1:] for v in vectors):
        raise ValueError("shapes")
    factor = scale / np.sqrt(variance + epsilon)
    return w * factor, (b - mean) * factor + shift
