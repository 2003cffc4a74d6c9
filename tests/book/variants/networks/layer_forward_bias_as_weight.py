"""The bias as the weight of an input that is always 1.

Exercise: layer_forward
Fails: nothing
"""

import numpy as np


def layer_forward(a_previous, w, b, activation):
    x, w, b = np.float64(a_previous), np.float64(w), np.float64(b)
    if np.shape(b) != (len(w), 1) or w.shape[1] != x.shape[0]:
        raise ValueError("shapes do not fit")
    z = np.einsum("oi,im->om", np.hstack([w, b]), np.vstack([x, np.ones(x.shape[1])]))
    if activation not in ("linear", "sigmoid", "tanh", "relu"):
        raise ValueError(activation)
    small = np.exp(-abs(z))
    a = {
        "linear": z.copy(),
        "sigmoid": np.where(z < 0, small, 1) / (1 + small),
        "tanh": np.sign(z) * (1 - small**2) / (1 + small**2),
        "relu": (z + abs(z)) / 2,
    }[activation]
    return a, (x, w, b, z)
