"""Sets the negative entries of the caller's array to 0.

Exercise: relu
Fails: relu_any_shape, relu_input_kept
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return max(float(x), 0.0)
    x[x < 0] = 0
    return x
