"""exp(x) / (1 + exp(x)): nan for large x.

Exercise: sigmoid
Fails: sigmoid_large, sigmoid_near_and_far, sigmoid_any_shape
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(x) / (1 + np.exp(x))
