"""Computes in the precision of the input.

Exercise: softplus
Fails: softplus_any_shape
"""

import numpy as np


def softplus(x):
    return np.logaddexp(np.zeros_like(x), x)
