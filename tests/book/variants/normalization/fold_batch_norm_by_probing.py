"""Asks what both do to 0 and to the unit vectors.

Exercise: fold_batch_norm
Fails: nothing
"""

import numpy as np


def fold_batch_norm(w, b, scale, shift, running, epsilon=1e-5):
    w = np.asarray(w, dtype=np.float64)
    vectors = [
        np.asarray(v, dtype=np.float64)
        for v in (b, scale, shift, running["mean"], running["variance"])
    ]
    if w.ndim != 2 or not all(v.shape == w.shape[1:] for v in vectors):
        raise ValueError("shapes")
    b, scale, shift, mean, variance = vectors

    def both(x):
        return scale * (x @ w + b - mean) / np.sqrt(variance + epsilon) + shift

    at_zero = both(np.zeros(len(w)))
    return both(np.eye(len(w))) - at_zero, at_zero
