"""The minus one is missing.

Exercise: selu
Fails: selu_example, selu_values, selu_moments, selu_large, selu_any_shape, selu_input_kept,
selu_near_and_far, selu_call
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    left = 1.6732632423543772 * np.exp(np.minimum(x, 0))
    return 1.0507009873554805 * np.where(x > 0, x, left)[()]
