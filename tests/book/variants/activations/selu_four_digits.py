"""Scale and depth have four digits only.

Exercise: selu
Fails: selu_example, selu_values, selu_moments, selu_large, selu_any_shape, selu_input_kept,
selu_near_and_far, selu_call
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    return 1.051 * np.where(x > 0, x, 1.673 * np.expm1(np.minimum(x, 0)))[()]
