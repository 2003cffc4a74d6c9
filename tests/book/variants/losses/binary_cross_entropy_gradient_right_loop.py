"""Sample by sample.

Exercise: binary_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    if len(x) == 0 or y.shape != (len(x),):
        raise ValueError("y must have the shape (n,), n > 0")
    z = x @ w + b
    a = np.exp(-np.logaddexp(0, -z))
    dw, db = np.zeros(len(w)), 0.0
    for features, output, target in zip(x, a, y, strict=True):
        dw += features * (output - target)
        db += output - target
    return dw / len(x), db / len(x)
