"""Convolutions by einsum over windows.

Exercise: backward
Fails: nothing
"""

import numpy as np


def backward(d_logits, cache, parameters, activation="relu"):
    def windows(maps):
        padded = np.pad(maps, ((0, 0), (1, 1), (1, 1), (0, 0)))
        return np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))

    def convolve_back(dy, x, w):
        dw = np.einsum("mpqn,mpqkrc->nrck", dy, windows(x), optimize=True)
        dx = np.einsum("mpqnrc,nrck->mpqk", windows(dy), w[:, ::-1, ::-1], optimize=True)
        return dx, dw, np.einsum("mpqn->n", dy)

    slope = ACTIVATIONS[activation][1]
    c, p, g = cache, parameters, {}
    d = np.asarray(d_logits, dtype=np.float64)
    g["W4"], g["b4"] = c["hidden"].T @ d, d.sum(axis=0)
    d = d @ p["W4"].T * c["hidden_mask"] * slope(c["z3"])
    g["W3"], g["b3"] = c["flat"].T @ d, d.sum(axis=0)
    d = d @ p["W3"].T * c["flat_mask"]
    d = max_pool_backward(d.reshape(len(d), 4, 4, -1), c["a2"]) * slope(c["z2"])
    d, g["W2"], g["b2"] = convolve_back(d, c["a1"], p["W2"])
    d = d * slope(c["z1"])
    _, g["W1"], g["b1"] = convolve_back(d, c["x"], p["W1"])
    return g
