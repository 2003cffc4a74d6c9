"""np.where over both branches; the overflow is in the branch not taken.

Exercise: elu
Fails: nothing
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))
