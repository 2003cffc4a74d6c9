"""ReLU6: what is above 6 becomes 6.

Exercise: relu
Fails: relu_large, relu_any_shape, relu_near_and_far
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.clip(x, 0, 6)
