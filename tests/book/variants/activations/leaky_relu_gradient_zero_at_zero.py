"""0 at 0, as for the ReLU.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_at_zero, leaky_relu_gradient_any_shape,
leaky_relu_gradient_near_and_far, leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, np.where(x < 0, slope, 0.0))
