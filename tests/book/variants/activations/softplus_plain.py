"""Where x is positive it is taken out of the logarithm, so that no exponential overflows.

Exercise: softplus
Fails: nothing
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    # log1p(t) is ln(1 + t), and keeps a t that is too small to change 1.
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
