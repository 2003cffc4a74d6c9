"""Clips the weighted input so far that it shows.

Exercise: binary_cross_entropy_gradient
Fails: binary_cross_entropy_gradient_extreme, binary_cross_entropy_gradient_kinds
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    a = 1 / (1 + np.exp(-np.clip(z, -15, 15)))
    return x.T @ (a - y) / len(x), np.mean(a - y)
