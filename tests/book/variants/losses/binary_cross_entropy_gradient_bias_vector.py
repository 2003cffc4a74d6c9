"""The bias's derivative comes as an array of length 1.

Exercise: binary_cross_entropy_gradient
Fails: binary_cross_entropy_gradient_example, binary_cross_entropy_gradient_values,
binary_cross_entropy_gradient_kinds, binary_cross_entropy_gradient_kept,
binary_cross_entropy_gradient_every_target_refused
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    a = np.exp(-np.logaddexp(0, -z))
    return x.T @ (a - y) / len(x), np.mean(a - y, keepdims=True)
