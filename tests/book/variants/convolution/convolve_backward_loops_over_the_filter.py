"""Place by place in the filter, all windows at once.

Exercise: convolve_backward
Fails: nothing
"""

import numpy as np


def convolve_backward(gradient, x, filters, padding=0, stride=1):
    g, x, w = (np.asarray(a, dtype=np.float64) for a in (gradient, x, filters))
    if x.ndim == 3:
        d_x, d_w, d_b = convolve_backward(g[None], x[None], w, padding, stride)
        return d_x[0], d_w, d_b
    padded = np.pad(x, ((0, 0), (padding, padding), (padding, padding), (0, 0)))
    f = w.shape[1]
    rows, columns = ((side - f) // stride + 1 for side in padded.shape[1:3])
    if g.shape != (len(x), rows, columns, len(w)):
        raise ValueError("gradient must have the shape of the output")
    d_x, d_w = np.zeros_like(padded), np.zeros_like(w)
    for a, b in np.ndindex(f, f):
        place = np.s_[:, a : a + rows * stride : stride, b : b + columns * stride : stride]
        d_w[:, a, b] = np.einsum("sijk,sijd->kd", g, padded[place])
        d_x[place] += g @ w[:, a, b]
    if padding:
        d_x = d_x[:, padding:-padding, padding:-padding]
    return d_x, d_w, g.reshape(-1, len(w)).sum(axis=0)
