"""One comparison for the whole array instead of one for each element.

Exercise: relu
Fails: relu_example, relu_values, relu_large, relu_any_shape, relu_input_kept, relu_near_and_far,
relu_call
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return x if np.all(x > 0) else np.zeros_like(x)
