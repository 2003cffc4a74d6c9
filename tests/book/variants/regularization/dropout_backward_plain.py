"""Each derivative is multiplied by the number by which its activation was multiplied.

Exercise: dropout_backward
Fails: nothing
"""

import numpy as np


def dropout_backward(dy, mask):
    dy = np.asarray(dy, dtype=np.float64)
    mask = np.asarray(mask, dtype=np.float64)
    if dy.shape != mask.shape:
        raise ValueError("dy and mask must have the same shape")
    return dy * mask
