"""A single 0 stands for the sum of nothing.

Exercise: unbroadcast
Fails: unbroadcast_every_kind
"""

import numpy as np


def unbroadcast(gradient, shape):
    g, shape = np.asarray(gradient, dtype=np.float64), tuple(shape)
    lead = g.ndim - len(shape)
    if lead < 0 or any(n not in (1, have) for n, have in zip(shape, g.shape[lead:], strict=True)):
        raise ValueError("does not broadcast")
    if not g.size:
        return np.zeros(shape or 1)
    g = g.sum(axis=tuple(range(lead)))
    return g.sum(axis=tuple(axis for axis, n in enumerate(shape) if n == 1), keepdims=True)
