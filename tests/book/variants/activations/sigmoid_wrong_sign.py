"""exp(x) in the place of exp(-x): mirrored.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_large, sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(x))
