"""Clips x to [-2, 2] against the overflow.

Exercise: tanh
Fails: tanh_example, tanh_odd, tanh_large, tanh_any_shape, tanh_input_kept, tanh_near_and_far,
tanh_call
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    return np.tanh(np.clip(x, -2, 2))
