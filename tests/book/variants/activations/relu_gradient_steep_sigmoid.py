"""A steep sigmoid in the place of the step.

Exercise: relu_gradient
Fails: relu_gradient_any_shape, relu_gradient_at_zero, relu_gradient_input_kept,
relu_gradient_near_and_far, relu_gradient_values
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-1000 * x))
