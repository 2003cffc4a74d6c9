"""Only the first row of a matrix.

Exercise: numerical_gradient
Fails: numerical_gradient_shapes, numerical_gradient_values, numerical_gradient_kinds
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
        high, low = f(up), f(down)
        if np.shape(high) != ():
            raise ValueError(f"f must give one number, got shape {np.shape(high)}")
        if len(index) < 2 or index[0] == 0:
            gradient[index] = (high - low) / (2 * step)
    return gradient
