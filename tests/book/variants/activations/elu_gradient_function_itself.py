"""The left side of the function instead of its derivative.

Exercise: elu_gradient
Fails: elu_gradient_example, elu_gradient_values, elu_gradient_at_zero, elu_gradient_large,
elu_gradient_any_shape, elu_gradient_input_kept, elu_gradient_near_and_far, elu_gradient_call
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, alpha * np.expm1(np.minimum(x, 0)))
