"""f(x) + a on the left.

Exercise: elu_gradient
Fails: nothing
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    left = alpha * (np.exp(np.minimum(x, 0)) - 1)
    return np.where(x > 0, 1.0, left + alpha)
