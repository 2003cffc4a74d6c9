"""x times a mask: minus infinity times 0 is nan.

Exercise: relu
Fails: relu_large, relu_near_and_far
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (x > 0)
