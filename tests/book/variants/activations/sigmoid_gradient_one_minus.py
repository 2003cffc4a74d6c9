"""s (1 - s): 1 - s is rounded to 0 for large x.

Exercise: sigmoid_gradient
Fails: sigmoid_gradient_tails
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-x))
    return s * (1 - s)
