"""Built on the fraction that is nan from 710 on.

Exercise: tanh_gradient
Fails: tanh_gradient_large, tanh_gradient_near_and_far, tanh_gradient_any_shape
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - t**2
