"""Adds up the derivatives of all elements.

Exercise: sigmoid_gradient
Fails: sigmoid_gradient_example, sigmoid_gradient_difference, sigmoid_gradient_large,
sigmoid_gradient_tails, sigmoid_gradient_any_shape, sigmoid_gradient_input_kept,
sigmoid_gradient_near_and_far, sigmoid_gradient_call
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.sum(e / (1 + e) ** 2)
