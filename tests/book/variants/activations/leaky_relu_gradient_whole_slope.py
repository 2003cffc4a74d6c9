"""A whole slope makes whole numbers of the derivatives.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_call, leaky_relu_gradient_input_kept
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1, slope)
