"""One channel is spread to all of the filters.

Exercise: convolution_forward
Fails: convolution_forward_every_error
"""

import numpy as np


def convolution_forward(x, w, b):
    x, w, b = (np.asarray(given, dtype=np.float64) for given in (x, w, b))
    if x.shape[3] == 1:
        x = np.repeat(x, w.shape[3], axis=3)
    m, height, width, channels = x.shape
    count, size = w.shape[:2]
    if w.shape[3] != channels:
        raise ValueError("the filters must have as many channels as x")
    if b.shape != (count,):
        raise ValueError("b must be one number a filter")

    # The patches of exercise 1: for each place of the neighbourhood, what all pixels have there.
    s = (size - 1) // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    places = [(r, c) for r in range(size) for c in range(size)]
    P = np.stack([padded[:, r : r + height, c : c + width] for r, c in places], axis=3)
    P = P.reshape(m * height * width, size * size * channels)

    y = P @ w.reshape(count, -1).T + b
    return y.reshape(m, height, width, count)
