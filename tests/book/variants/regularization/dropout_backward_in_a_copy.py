"""In place, in a copy.

Exercise: dropout_backward
Fails: nothing
"""

import numpy as np


def dropout_backward(dy, mask):
    if np.shape(dy) != np.shape(mask):
        raise ValueError("shapes differ")
    dx = np.array(dy, dtype=np.float64)
    dx *= mask
    return dx
