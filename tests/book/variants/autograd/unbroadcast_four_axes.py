"""Looks at four axes and no more.

Exercise: unbroadcast
Fails: unbroadcast_every_kind
"""

import numpy as np


def unbroadcast(gradient, shape):
    g, shape = np.asarray(gradient, dtype=np.float64), tuple(shape)
    lead = g.ndim - len(shape)
    if lead < 0 or any(n not in (1, have) for n, have in zip(shape, g.shape[lead:], strict=True)):
        raise ValueError("does not broadcast")
    g = g.sum(axis=tuple(range(lead)))
    ones = tuple(axis for axis, n in enumerate(shape[:3]) if n == 1)
    return g.sum(axis=ones, keepdims=True)
