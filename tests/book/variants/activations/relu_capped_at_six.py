"""ReLU6: what is above 6 becomes 6.

Exercise: relu
Fails: relu_large
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.clip(x, 0, 6)
