"""The function itself instead of its derivative.

Exercise: relu_gradient
Fails: relu_gradient_example, relu_gradient_values, relu_gradient_at_zero, relu_gradient_large
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0)
