"""ln(exp(x)), which is x.

Exercise: softplus
Fails: softplus_example, softplus_values, softplus_small, softplus_any_shape,
softplus_input_kept, softplus_near_and_far, softplus_call
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return x + 0.0
