"""Each side in its own line, with boolean masks.

Exercise: sigmoid
Fails: nothing
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    flat = x.ravel()
    y = np.empty(flat.shape)
    right = flat >= 0
    y[right] = 1 / (1 + np.exp(-flat[right]))
    y[~right] = np.exp(flat[~right]) / (1 + np.exp(flat[~right]))
    return y.reshape(x.shape)
