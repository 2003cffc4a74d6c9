"""The published form with powers of exp(x): nan for large x.

Exercise: mish_gradient
Fails: mish_gradient_large, mish_gradient_near_and_far, mish_gradient_any_shape
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(x)
        omega = 4 * (x + 1) + 4 * e**2 + e**3 + e * (4 * x + 6)
        delta = 2 * e + e**2 + 2
        return e * omega / delta**2
