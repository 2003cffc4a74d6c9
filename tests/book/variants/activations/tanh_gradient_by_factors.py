"""(1 - t) (1 + t).

Exercise: tanh_gradient
Fails: nothing
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    t = np.tanh(x)
    return (1 - t) * (1 + t)
