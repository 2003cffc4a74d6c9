"""A central difference instead of the formula.

Exercise: sigmoid_gradient
Fails: sigmoid_gradient_example, sigmoid_gradient_tails, sigmoid_gradient_any_shape,
sigmoid_gradient_near_and_far, sigmoid_gradient_input_kept
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-5
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-x - h)) - 1 / (1 + np.exp(-x + h))) / (2 * h)
