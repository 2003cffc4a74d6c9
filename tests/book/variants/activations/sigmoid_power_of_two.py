"""Powers of two instead of powers of e.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 / (1 + 2.0**-x)
