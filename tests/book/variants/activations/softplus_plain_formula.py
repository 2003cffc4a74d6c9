"""ln(1 + exp(x)): infinite for large x, 0 for small.

Exercise: softplus
Fails: softplus_large, softplus_small, softplus_near_and_far, softplus_any_shape
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return np.log(1 + np.exp(x))
