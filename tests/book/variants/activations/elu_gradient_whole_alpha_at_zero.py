"""Where nothing but 0 is given, a whole alpha is returned as it is.

Exercise: elu_gradient
Fails: elu_gradient_call
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    if np.all(x == 0):
        return np.full(x.shape, alpha)
    below = alpha * np.exp(np.minimum(x, 0))  # exp of a large positive x would overflow
    return np.where(x > 0, 1.0, below)
