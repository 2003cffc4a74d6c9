"""Both forms under np.where.

Exercise: softplus
Fails: nothing
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x + np.log1p(np.exp(-x)), np.log1p(np.exp(x)))
