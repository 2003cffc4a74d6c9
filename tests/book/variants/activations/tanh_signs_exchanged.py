"""The fraction upside down.

Exercise: tanh
Fails: tanh_example, tanh_values, tanh_odd
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return 1 / np.tanh(x)
