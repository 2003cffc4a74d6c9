"""Takes derivatives of any shape.

Exercise: convolution_backward
Fails: convolution_backward_refuses, convolution_backward_every_error
"""

import numpy as np


def convolution_backward(dy, x, w):
    dy, x, w = (np.asarray(a, dtype=np.float64) for a in (dy, x, w))
    dy = np.resize(dy, (*x.shape[:3], len(w)))
    _, height, width, _ = x.shape
    s = w.shape[1] // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    d_padded, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i in range(w.shape[1]):
        for j in range(w.shape[2]):
            part = padded[:, i : i + height, j : j + width]
            dw[:, i, j] = np.tensordot(dy, part, axes=((0, 1, 2), (0, 1, 2)))
            d_padded[:, i : i + height, j : j + width] += dy @ w[:, i, j]
    db = dy.sum(axis=(0, 1, 2))
    return d_padded[:, s : s + height, s : s + width], dw, db
