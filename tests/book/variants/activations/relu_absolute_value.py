"""The absolute value: the negative part is turned over, not cut off.

Exercise: relu
Fails: relu_example, relu_values, relu_large, relu_any_shape, relu_input_kept, relu_near_and_far,
relu_call
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.abs(x)
