"""The published form: sech squared and the sigmoid.

Exercise: mish_gradient
Fails: nothing
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.minimum(np.logaddexp(0.0, x), 300)
    return np.tanh(s) + x / np.cosh(s) ** 2 / (1 + np.exp(-x))
