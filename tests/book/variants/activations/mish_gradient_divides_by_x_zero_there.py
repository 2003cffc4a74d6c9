"""mish(x) / x for the first term, and 0 at 0.

Exercise: mish_gradient
Fails: mish_gradient_at_zero, mish_gradient_any_shape, mish_gradient_near_and_far
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    t = np.tanh(s)
    e = np.exp(-np.abs(x))
    gate = np.where(x >= 0, 1.0, e) / (1 + e)
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(x * t / x) + x * (1 - t**2) * gate
