"""Computes in the precision of the input.

Exercise: silu
Fails: silu_any_shape
"""

import numpy as np


def silu(x):
    x = np.asarray(x)
    return x / (1 + np.exp(-x))
