"""The derivative of the approximation by a tanh.

Exercise: gelu_gradient
Fails: gelu_gradient_example, gelu_gradient_difference, gelu_gradient_any_shape,
gelu_gradient_input_kept, gelu_gradient_call, gelu_gradient_near_and_far
"""

import numpy as np


def gelu_gradient(x):
    x = np.clip(np.asarray(x, dtype=np.float64), -40, 40)
    t = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))
    slope = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return ((1 + t) / 2 + x * (1 - t * t) * slope / 2)[()]
