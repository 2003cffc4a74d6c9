"""All elements moved together.

Exercise: numerical_gradient
Fails: numerical_gradient_chapter, numerical_gradient_central, numerical_gradient_shapes,
numerical_gradient_values, numerical_gradient_integers, numerical_gradient_default_step,
numerical_gradient_errors, numerical_gradient_kinds, numerical_gradient_kept
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = x.copy()
        down = x.copy()
        up += step
        down -= step
        high, low = f(up), f(down)
        if np.shape(high) != ():
            raise ValueError(f"f must give one number, got shape {np.shape(high)}")
        gradient[index] = (high - low) / (2 * step)
    return gradient
