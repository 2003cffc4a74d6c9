"""From exp(-2|x|) - 1, with the sign put back.

Exercise: tanh
Fails: nothing
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    t = np.expm1(-2 * np.abs(x))
    return np.sign(x) * -t / (2 + t)
