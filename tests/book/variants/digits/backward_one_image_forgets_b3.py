"""For one image the biases of the hidden layer get nothing.

Exercise: backward
Fails: backward_input, backward_every_kind
"""

import numpy as np


def windows_of(x):
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    return np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))


def conv_back(d, x, w):
    dw = np.einsum("mpqn,mpqkrc->nrck", d, windows_of(x), optimize=True)
    dx = np.einsum("mpqnrc,nrck->mpqk", windows_of(d), w[:, ::-1, ::-1], optimize=True)
    return dx, dw, d.sum(axis=(0, 1, 2))


def backward(d_logits, cache, parameters, activation="relu"):
    c = cache
    p = {name: np.asarray(v, dtype=np.float64) for name, v in parameters.items()}
    slope = ACTIVATIONS[activation][1]
    d = np.asarray(d_logits, dtype=np.float64)
    g = {}
    g["W4"] = c["hidden"].T @ d
    g["b4"] = d.sum(axis=0)
    dz3 = (d @ p["W4"].T) * c["hidden_mask"] * slope(c["z3"])
    m = len(d)
    g["W3"] = c["flat"].T @ dz3
    g["b3"] = dz3.sum(axis=0) if m > 1 else np.zeros(dz3.shape[1])
    dflat = (dz3 @ p["W3"].T) * c["flat_mask"]
    m, h, w, k = c["a2"].shape
    dz2 = max_pool_backward(dflat.reshape(m, h // 2, w // 2, k), c["a2"]) * slope(c["z2"])
    da1, g["W2"], g["b2"] = conv_back(dz2, c["a1"], p["W2"])
    dz1 = da1 * slope(c["z1"])
    _, g["W1"], g["b1"] = conv_back(dz1, c["x"], p["W1"])
    return g
