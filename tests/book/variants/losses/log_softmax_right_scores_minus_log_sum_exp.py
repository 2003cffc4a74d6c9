"""The formula, with NumPy's addition of logarithms.

Exercise: log_softmax
Fails: nothing
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    return x - np.logaddexp.reduce(x, axis=-1, keepdims=True)
