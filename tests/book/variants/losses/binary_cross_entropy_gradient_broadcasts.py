"""No look at the shape of the targets.

Exercise: binary_cross_entropy_gradient
Fails: binary_cross_entropy_gradient_shapes, binary_cross_entropy_gradient_every_target_refused
"""

import numpy as np


def binary_cross_entropy_gradient(w, b, x, y):
    w, x, y = (np.asarray(v, dtype=np.float64) for v in (w, x, y))
    z = x @ w + b
    a = np.exp(-np.logaddexp(0, -z))
    return np.mean((a - y)[..., None] * x, axis=0), np.mean(a - y)
