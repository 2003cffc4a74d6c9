"""The square of tanh is taken from 1.

Exercise: tanh_gradient
Fails: nothing
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 - np.tanh(x) ** 2
