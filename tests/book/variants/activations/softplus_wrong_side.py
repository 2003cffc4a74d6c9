"""x taken out where it is negative instead of where it is positive.

Exercise: softplus
Fails: softplus_example, softplus_values, softplus_large, softplus_small, softplus_any_shape,
softplus_input_kept, softplus_near_and_far, softplus_call
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.minimum(x, 0) + np.log1p(np.exp(-np.abs(x)))
