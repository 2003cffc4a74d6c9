"""The fraction of exponentials: nan from 710 on.

Exercise: tanh
Fails: tanh_large, tanh_near_and_far, tanh_any_shape
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
