"""Rounds the pixels, so that nearly equal ones are equal.

Exercise: max_pool_backward
Fails: max_pool_backward_kinds
"""

import numpy as np

from solutions import convolution


def max_pool_backward(gradient, x, size=2, stride=None):
    return convolution.max_pool_backward(gradient, np.round(np.asarray(x, float), 9), size, stride)
