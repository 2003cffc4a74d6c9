"""1/2 at 0, by the sign function.

Exercise: relu_gradient
Fails: relu_gradient_at_zero, relu_gradient_any_shape, relu_gradient_near_and_far
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return (np.sign(x) + 1) / 2
