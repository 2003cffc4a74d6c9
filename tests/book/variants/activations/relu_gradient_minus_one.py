"""The sign of x: -1 on the left.

Exercise: relu_gradient
Fails: relu_gradient_example, relu_gradient_values, relu_gradient_large
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.sign(x)
