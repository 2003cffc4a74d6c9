"""True and False instead of 1.0 and 0.0.

Exercise: relu_gradient
Fails: relu_gradient_any_shape, relu_gradient_input_kept, relu_gradient_near_and_far,
relu_gradient_call
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return x > 0
