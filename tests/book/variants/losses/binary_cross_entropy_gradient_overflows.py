"""The sigmoid as a quotient that is nan for large inputs.

Exercise: binary_cross_entropy_gradient
Fails: binary_cross_entropy_gradient_extreme, binary_cross_entropy_gradient_kinds
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    a = np.exp(z) / (1 + np.exp(z))
    return x.T @ (a - y) / len(x), np.mean(a - y)
