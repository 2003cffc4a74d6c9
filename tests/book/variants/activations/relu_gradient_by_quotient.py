"""relu(x) / x: nan at 0 and at infinity.

Exercise: relu_gradient
Fails: relu_gradient_at_zero, relu_gradient_large, relu_gradient_any_shape,
relu_gradient_near_and_far
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return np.maximum(x, 0) / x
