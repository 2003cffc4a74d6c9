"""A sigmoid of 1.702 x in place of the probability.

Exercise: gelu
Fails: gelu_example, gelu_values, gelu_any_shape, gelu_input_kept, gelu_near_and_far, gelu_call
"""

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-1.702 * np.abs(x))
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * np.where(x >= 0, 1, e) / (1 + e))[()]
