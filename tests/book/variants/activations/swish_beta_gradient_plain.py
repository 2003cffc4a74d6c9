"""The sigmoids at beta x and -beta x come from one exponential that cannot overflow.

Exercise: swish_beta_gradient
Fails: nothing
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(beta * x))  # at most 1, so it cannot overflow
    # The two sigmoids are 1 / (1 + e) and e / (1 + e), in this order or the other.
    return x**2 * (1 / (1 + e)) * (e / (1 + e))
