"""One element at a time is moved up and down, and the values of f on both sides are compared.

Exercise: numerical_gradient
Fails: nothing
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        f_up, f_down = f(up), f(down)
        if np.shape(f_up) != () or np.shape(f_down) != ():
            raise ValueError("f must give one number")
        gradient[index] = (f_up - f_down) / (2 * step)
    return gradient
