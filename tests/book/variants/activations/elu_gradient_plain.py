"""On the left the derivative is alpha times the exponential, which sees no positive number.

Exercise: elu_gradient
Fails: nothing
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    below = alpha * np.exp(np.minimum(x, 0))  # exp of a large positive x would overflow
    return np.where(x > 0, 1.0, below)
