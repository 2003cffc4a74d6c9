"""With the Jacobian of each row.

Exercise: softmax_backward
Fails: nothing
"""

import numpy as np


def softmax_backward(gradient, x):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    if g.shape != x.shape or x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    n = x.shape[-1]
    jacobian = p[..., :, None] * (np.eye(n) - p[..., None, :])
    return (g[..., None, :] @ jacobian)[..., 0, :]
