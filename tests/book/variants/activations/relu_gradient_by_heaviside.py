"""NumPy's step function with the value 0 at 0.

Exercise: relu_gradient
Fails: nothing
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.heaviside(x, 0.0)
