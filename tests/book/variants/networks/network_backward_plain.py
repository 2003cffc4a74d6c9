"""What comes out of a layer on the way back goes into the layer before it.

Exercise: network_backward
Fails: nothing
"""

import numpy as np


def layer_backward(da, cache, activation):
    a_previous, w, _, z = (np.asarray(part, dtype=np.float64) for part in cache)
    da = np.asarray(da, dtype=np.float64)
    if da.shape != z.shape:
        raise ValueError("da must have the shape of z")
    if activation == "linear":
        slope = np.ones_like(z)
    elif activation == "sigmoid":
        a = np.exp(-np.logaddexp(0, -z))  # 1 / (1 + e^-z), where e^-z may be huge
        slope = a * (1 - a)
    elif activation == "tanh":
        slope = 1 - np.tanh(z) ** 2
    elif activation == "relu":
        slope = z > 0
    else:
        raise ValueError("unknown activation")
    dz = da * slope
    m = z.shape[1]
    dw = dz @ a_previous.T / m
    db = dz.sum(axis=1, keepdims=True) / m
    return w.T @ dz, dw, db


def network_backward(d_output, caches, activations):
    if len(activations) != len(caches):
        raise ValueError("each layer needs one activation")
    gradients = {}
    da = d_output
    for layer in range(len(caches), 0, -1):
        da, dw, db = layer_backward(da, caches[layer - 1], activations[layer - 1])
        gradients[f"dW{layer}"] = dw
        gradients[f"db{layer}"] = db
    return gradients
