"""Sum of two masked terms: 0 times infinity is nan.

Exercise: elu_gradient
Fails: elu_gradient_large, elu_gradient_near_and_far, elu_gradient_call, elu_gradient_any_shape
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return (x > 0) + (x <= 0) * alpha * np.exp(x)
