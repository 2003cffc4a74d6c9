"""tanh from four exponentials.

Exercise: layer_forward
Fails: layer_forward_extreme, layer_forward_kinds, layer_forward_kept
"""

import numpy as np


def layer_forward(a_previous, w, b, activation):
    a_previous = np.asarray(a_previous, dtype=float)
    w = np.asarray(w, dtype=float)
    b = np.asarray(b, dtype=float)
    if b.shape != (w.shape[0], 1):
        raise ValueError(f"b must have shape {(w.shape[0], 1)}, got {b.shape}")
    z = w @ a_previous + b
    if activation == "linear":
        a = z
    elif activation == "sigmoid":
        a = 0.5 + 0.5 * np.tanh(z / 2)
    elif activation == "tanh":
        a = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    elif activation == "relu":
        a = np.where(z > 0, z, 0)
    else:
        raise ValueError(f"unknown activation {activation}")
    return a, (a_previous, w, b, z)
