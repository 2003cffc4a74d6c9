"""On the patches the layer is a dense one, which gives the gradients of filters and biases; the images get theirs from a convolution with the turned filters.

Exercise: convolution_backward
Fails: nothing
"""

import numpy as np


def convolution_backward(dy, x, w):
    dy, x, w = (np.asarray(given, dtype=np.float64) for given in (dy, x, w))
    m, height, width, channels = x.shape
    count, size = w.shape[:2]
    if dy.shape != (m, height, width, count):
        raise ValueError("dy must have the shape of the output")

    def patches(maps):  # as in exercise 1
        s = (size - 1) // 2
        padded = np.pad(maps, ((0, 0), (s, s), (s, s), (0, 0)))
        places = [(r, c) for r in range(size) for c in range(size)]
        rows = np.stack([padded[:, r : r + height, c : c + width] for r, c in places], axis=3)
        return rows.reshape(m * height * width, size * size * maps.shape[3])

    D = dy.reshape(m * height * width, count)
    dw = (D.T @ patches(x)).reshape(w.shape)
    db = D.sum(axis=0)
    # Turned by half a turn, and filters and channels have changed places.
    turned = w[:, ::-1, ::-1].transpose(3, 1, 2, 0)
    dx = (patches(dy) @ turned.reshape(channels, -1).T).reshape(x.shape)
    return dx, dw, db
