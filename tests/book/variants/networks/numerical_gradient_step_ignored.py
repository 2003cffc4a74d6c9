"""Always the same step.

Exercise: numerical_gradient
Fails: numerical_gradient_chapter, numerical_gradient_central, numerical_gradient_kinds
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=float)
    step = 1e-5
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = x.copy()
        down = x.copy()
        up[index] += step
        down[index] -= step
        high, low = f(up), f(down)
        if np.shape(high) != () or np.shape(low) != ():
            raise ValueError(f"f must give one number, got shape {np.shape(high)}")
        gradient[index] = (high - low) / (2 * step)
    return gradient
