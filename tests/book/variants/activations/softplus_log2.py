"""The logarithm to base 2.

Exercise: softplus
Fails: softplus_example, softplus_values, softplus_large, softplus_small, softplus_any_shape,
softplus_input_kept, softplus_near_and_far, softplus_call
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return (np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))) / np.log(2)
