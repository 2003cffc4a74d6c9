"""The step grows with large x.

Exercise: numerical_gradient
Fails: numerical_gradient_kinds
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        h = step * max(1, abs(x[i]) / 1e3)
        u, d = x.copy(), x.copy()
        u[i] += h
        d[i] -= h
        p, q = f(u), f(d)
        if any(np.ndim(v) or isinstance(v, (list, tuple)) for v in (p, q)):
            raise ValueError
        g[i] = (p - q) / (2 * h)
    return g
