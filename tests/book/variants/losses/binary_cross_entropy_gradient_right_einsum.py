"""With einsum, and the sigmoid from tanh.

Exercise: binary_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    a = 0.5 + 0.5 * np.tanh(z / 2)
    error = (a - y) / len(y)
    return np.einsum("nd,n->d", x, error), error.sum()
