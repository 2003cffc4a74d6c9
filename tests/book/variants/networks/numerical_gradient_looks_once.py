"""Looks only at what f gives at x itself.

Exercise: numerical_gradient
Fails: numerical_gradient_every_value_refused, numerical_gradient_kinds
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.asarray(x, dtype=np.float64)
    if np.shape(f(x.copy())) != ():
        raise ValueError("f must give one number")
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        f_up, f_down = f(up), f(down)
        gradient[index] = np.ravel(f_up - f_down)[0] / (2 * step)
    return gradient
