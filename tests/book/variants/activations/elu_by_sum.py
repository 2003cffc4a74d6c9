"""The sum of a ReLU and a left part that is 0 on the right.

Exercise: elu
Fails: nothing
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0) + alpha * (np.exp(np.minimum(x, 0)) - 1)
