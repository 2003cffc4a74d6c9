"""Scale times depth worked out beforehand.

Exercise: selu
Fails: nothing
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    left = 1.7580993408473766 * (np.exp(np.minimum(x, 0)) - 1)
    return np.where(x > 0, 1.0507009873554805 * x, left)[()]
