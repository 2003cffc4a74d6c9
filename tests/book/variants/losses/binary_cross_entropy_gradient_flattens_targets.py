"""Takes targets of any shape that has n entries.

Exercise: binary_cross_entropy_gradient
Fails: binary_cross_entropy_gradient_shapes, binary_cross_entropy_gradient_every_target_refused
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    y = y.ravel()
    if len(x) == 0 or len(y) != len(x):
        raise ValueError("y must have n entries, n > 0")
    z = x @ w + b
    a = np.exp(-np.logaddexp(0, -z))
    return x.T @ (a - y) / len(x), np.mean(a - y)
