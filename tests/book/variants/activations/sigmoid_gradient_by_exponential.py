"""exp(-|x|) / (1 + exp(-|x|))**2.

Exercise: sigmoid_gradient
Fails: nothing
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
