"""The first term of the product rule is missing.

Exercise: gelu_gradient
Fails: gelu_gradient_example, gelu_gradient_difference, gelu_gradient_pairs,
gelu_gradient_large, gelu_gradient_any_shape, gelu_gradient_input_kept,
gelu_gradient_near_and_far, gelu_gradient_call
"""

import numpy as np


def gelu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
