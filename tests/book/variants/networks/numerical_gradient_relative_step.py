"""The step grows with the element.

Exercise: numerical_gradient
Fails: numerical_gradient_chapter, numerical_gradient_central, numerical_gradient_kinds
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = x.copy()
        down = x.copy()
        h = step * max(1.0, abs(x[index]))
        up[index] += h
        down[index] -= h
        high, low = f(up), f(down)
        if np.shape(high) != ():
            raise ValueError(f"f must give one number, got shape {np.shape(high)}")
        gradient[index] = (high - low) / (2 * h)
    return gradient
