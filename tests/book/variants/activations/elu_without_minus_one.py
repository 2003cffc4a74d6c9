"""a exp(x): jumps at 0.

Exercise: elu
Fails: elu_example, elu_values, elu_alpha, elu_large, elu_any_shape, elu_input_kept,
elu_near_and_far, elu_call
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))
