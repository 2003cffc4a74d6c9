"""Changes what comes from above.

Exercise: multiply
Fails: multiply_pull, multiply_differences, multiply_again, multiply_every_kind, multiply_kept,
       multiply_every_error
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def multiply(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def pull(d):
        dy = un(d * x, y.shape)
        if np.ndim(d) and np.broadcast_shapes(np.shape(d), y.shape) == np.shape(d):
            d *= y
            return un(d, x.shape), dy
        return un(d * y, x.shape), dy

    return x * y, pull
