"""The derivative of the gate by a tanh.

Exercise: swish_beta_gradient
Fails: nothing
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    t = np.tanh(beta * x / 2)
    return np.square(x) * (1 - t) * (1 + t) / 4
