"""Flips the filters where there are more than three channels.

Exercise: convolution_forward
Fails: convolution_forward_every_kind
"""

import numpy as np


def convolution_forward(x, w, b):
    x, w, b = (np.asarray(a, dtype=np.float64) for a in (x, w, b))
    if w.shape[3] != x.shape[3] or b.shape != w.shape[:1]:
        raise ValueError("shapes do not fit")
    if x.shape[3] > 3:
        w = w[:, ::-1, ::-1]
    s = w.shape[1] // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    y = np.zeros((*x.shape[:3], len(w))) + b
    for i in range(w.shape[1]):
        for j in range(w.shape[2]):
            y += padded[:, i : i + x.shape[1], j : j + x.shape[2]] @ w[:, i, j].T
    return y
