"""log1p(exp(x)): still infinite for large x.

Exercise: softplus
Fails: softplus_large, softplus_near_and_far, softplus_any_shape
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return np.log1p(np.exp(x))
