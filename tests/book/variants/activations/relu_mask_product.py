"""x times a mask: minus infinity times 0 is nan.

Exercise: relu
Fails: relu_large
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (x > 0)
