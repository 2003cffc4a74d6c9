"""0.01 on the left whatever is asked for.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_values, leaky_relu_gradient_at_zero, leaky_relu_gradient_call,
leaky_relu_gradient_input_kept
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, 0.01)
