"""Sum of two masked terms: 0 times infinity is nan.

Exercise: elu
Fails: elu_large, elu_near_and_far, elu_call, elu_any_shape
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)
