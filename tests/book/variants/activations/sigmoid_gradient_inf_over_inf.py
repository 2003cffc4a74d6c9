"""exp(-x) / (1 + exp(-x))**2: nan for very negative x.

Exercise: sigmoid_gradient
Fails: sigmoid_gradient_large, sigmoid_gradient_near_and_far, sigmoid_gradient_any_shape
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(-x) / (1 + np.exp(-x)) ** 2
