"""a exp(x) under np.where; the overflow is in the branch not taken.

Exercise: elu_gradient
Fails: nothing
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, alpha * np.exp(x))
