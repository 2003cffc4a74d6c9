"""NumPy's own tanh is used, which does not overflow.

Exercise: tanh
Fails: nothing
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    return np.tanh(x)
