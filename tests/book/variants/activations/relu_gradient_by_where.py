"""np.where.

Exercise: relu_gradient
Fails: nothing
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, 0.0)
