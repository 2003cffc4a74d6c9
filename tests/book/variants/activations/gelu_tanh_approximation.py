"""The approximation by a tanh, wrong in the fourth digit.

Exercise: gelu
Fails: gelu_example, gelu_values, gelu_any_shape, gelu_input_kept, gelu_call, gelu_near_and_far
"""

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    u = np.sqrt(2 / np.pi) * (x + 0.044715 * x * x * x)
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * (1 + np.tanh(u)) / 2)[()]
