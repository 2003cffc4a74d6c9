"""Makes the step larger where x is large.

Exercise: numerical_gradient
Fails: numerical_gradient_kinds
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros(x.shape)
    step = step * max(1.0, np.abs(x).max(initial=0) / 100)
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = step
        up, down = f(x + e), f(x - e)
        if np.ndim(up) or np.ndim(down):
            raise ValueError("f gives more than one number")
        gradient[index] = (up - down) / (2 * step)
    return gradient
