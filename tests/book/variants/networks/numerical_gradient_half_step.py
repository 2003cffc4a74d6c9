"""Half the step to each side.

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
        up[index] += step / 2
        down[index] -= step / 2
        high, low = f(up), f(down)
        if np.shape(high) != ():
            raise ValueError(f"f must give one number, got shape {np.shape(high)}")
        gradient[index] = (high - low) / step
    return gradient
