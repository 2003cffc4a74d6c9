"""The shape of the bias is not checked.

Exercise: layer_forward
Fails: layer_forward_errors, layer_forward_kept, layer_forward_every_shape_refused
"""

import numpy as np


def layer_forward(a_previous, w, b, activation):
    a_previous = np.asarray(a_previous, dtype=float)
    w = np.asarray(w, dtype=float)
    b = np.asarray(b, dtype=float)
    z = w @ a_previous + b
    if activation == "linear":
        a = z
    elif activation == "sigmoid":
        a = 0.5 + 0.5 * np.tanh(z / 2)
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = np.where(z > 0, z, 0)
    else:
        raise ValueError(f"unknown activation {activation}")
    return a, (a_previous, w, b, z)
