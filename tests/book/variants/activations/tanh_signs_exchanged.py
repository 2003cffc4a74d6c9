"""The fraction upside down.

Exercise: tanh
Fails: tanh_example, tanh_values, tanh_odd, tanh_any_shape, tanh_input_kept, tanh_near_and_far,
tanh_call
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return 1 / np.tanh(x)
