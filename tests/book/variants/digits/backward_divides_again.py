"""Divides by the number of images once more.

Exercise: backward
Fails: backward_example, backward_dense, backward_convolutions, backward_activation,
  backward_dropout, backward_numerical, backward_input, backward_every_kind
"""

import numpy as np


def backward(d_logits, cache, parameters, activation="relu"):
    def convolve_back(dy, x, w):
        padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
        d_padded, dw = np.zeros(padded.shape), np.zeros(w.shape)
        for i in range(3):
            for j in range(3):
                part = padded[:, i : i + 8, j : j + 8]
                dw[:, i, j] = np.tensordot(dy, part, axes=((0, 1, 2), (0, 1, 2)))
                d_padded[:, i : i + 8, j : j + 8] += dy @ w[:, i, j]
        return d_padded[:, 1:9, 1:9], dw, dy.sum(axis=(0, 1, 2))

    slope = ACTIVATIONS[activation][1]
    c, p, g = cache, parameters, {}
    d = d_logits / len(d_logits)
    g["W4"], g["b4"] = c["hidden"].T @ d, d.sum(axis=0)
    d = d @ p["W4"].T * c["hidden_mask"] * slope(c["z3"])
    g["W3"], g["b3"] = c["flat"].T @ d, d.sum(axis=0)
    d = d @ p["W3"].T * c["flat_mask"]
    d = max_pool_backward(d.reshape(len(d), 4, 4, -1), c["a2"]) * slope(c["z2"])
    d, g["W2"], g["b2"] = convolve_back(d, c["a1"], p["W2"])
    d = d * slope(c["z1"])
    _, g["W1"], g["b1"] = convolve_back(d, c["x"], p["W1"])
    return g
