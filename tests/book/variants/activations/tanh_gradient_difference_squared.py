"""(1 - tanh x) squared.

Exercise: tanh_gradient
Fails: tanh_gradient_example, tanh_gradient_difference, tanh_gradient_greatest, tanh_gradient_large
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return (1 - np.tanh(x)) ** 2
