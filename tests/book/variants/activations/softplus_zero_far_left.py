"""0 far on the left, where it is small.

Exercise: softplus
Fails: softplus_small
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x < -36, np.exp(np.minimum(x, 0)) * (x > -600), np.logaddexp(0, x))
