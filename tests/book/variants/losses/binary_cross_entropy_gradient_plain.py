"""The derivative of the sigmoid cancels: what is left of each sample is its error a - y, times its inputs.

Exercise: binary_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w = np.asarray(w, dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n = len(x)
    if y.shape != (n,) or n == 0:
        raise ValueError("y must have the shape (n,), with n at least 1")
    z = x @ w + b
    e = np.exp(-np.abs(z))  # exp(z) or exp(-z), the one that cannot overflow
    a = np.where(z >= 0, 1, e) / (1 + e)
    return (a - y) @ x / n, np.mean(a - y)
