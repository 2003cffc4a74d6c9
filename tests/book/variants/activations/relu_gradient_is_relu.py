"""The function itself instead of its derivative.

Exercise: relu_gradient
Fails: relu_gradient_example, relu_gradient_values, relu_gradient_at_zero, relu_gradient_large,
relu_gradient_any_shape, relu_gradient_input_kept, relu_gradient_near_and_far, relu_gradient_call
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0)
