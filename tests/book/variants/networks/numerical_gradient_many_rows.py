"""Wrong for a hundred rows.

Exercise: numerical_gradient
Fails: numerical_gradient_kinds
"""

import numpy as np


def right(f, x, step=1e-5):
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


def numerical_gradient(f, x, step=1e-5):
    result = right(f, x, step)
    if np.ndim(x) == 2 and len(x) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
