"""1 at 0: >= in the place of >.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_at_zero, leaky_relu_gradient_any_shape,
leaky_relu_gradient_near_and_far, leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x >= 0, 1.0, slope)
