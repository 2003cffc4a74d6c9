"""The bias as one more weight, whose input is always 1.

Exercise: binary_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    with np.errstate(over="ignore"):
        a = 1 / (1 + np.exp(-z))
    both = np.mean((a - y)[:, None] * np.column_stack([x, np.ones(len(x))]), axis=0)
    return both[:-1], both[-1]
