"""Several numbers from f are summed.

Exercise: numerical_gradient
Fails: numerical_gradient_errors, numerical_gradient_every_value_refused
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = x.copy()
        down = x.copy()
        up[index] += step
        down[index] -= step
        high, low = np.sum(f(up)), np.sum(f(down))
        gradient[index] = (high - low) / (2 * step)
    return gradient
