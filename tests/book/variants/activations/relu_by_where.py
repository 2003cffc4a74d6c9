"""np.where in the place of np.maximum.

Exercise: relu
Fails: nothing
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, 0.0)
