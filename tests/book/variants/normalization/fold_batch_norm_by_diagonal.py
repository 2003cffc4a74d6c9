"""A product with a diagonal matrix.

Exercise: fold_batch_norm
Fails: nothing
"""

import numpy as np


def fold_batch_norm(w, b, scale, shift, running, epsilon=1e-5):
    vectors = [b, scale, shift, running["mean"], running["variance"]]
    w = np.array(w, dtype=np.float64)
    if w.ndim != 2 or any(np.shape(v) != (w.shape[1],) for v in vectors):
        raise ValueError("shapes")
    b, scale, shift, mean, variance = (np.array(v, dtype=np.float64) for v in vectors)
    diagonal = np.diag(scale * (variance + epsilon) ** -0.5)
    return w @ diagonal, shift + (b - mean) @ diagonal
