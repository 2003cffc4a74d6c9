"""Sample by sample.

Exercise: residual_backward
Fails: nothing
"""

import numpy as np


def residual_backward(da, cache):
    x, w1, w2, z = (np.asarray(part, dtype=np.float64) for part in cache)
    da = np.asarray(da, dtype=np.float64)
    if da.shape != x.shape:
        raise ValueError
    m = x.shape[1]
    dz = (w2.T @ da) * (z > 0)
    h = np.maximum(z, 0)
    dx = np.empty(x.shape)
    dw1, db1, dw2, db2 = (
        np.zeros(w1.shape),
        np.zeros((len(w1), 1)),
        np.zeros(w2.shape),
        np.zeros((len(x), 1)),
    )
    for i in range(m):
        dx[:, i] = da[:, i] + dz[:, i] @ w1
        dw1 += np.outer(dz[:, i], x[:, i]) / m
        dw2 += np.outer(da[:, i], h[:, i]) / m
        db1 += dz[:, [i]] / m
        db2 += da[:, [i]] / m
    return dx, dw1, db1, dw2, db2
