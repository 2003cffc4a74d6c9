"""NumPy's logaddexp.

Exercise: softplus
Fails: nothing
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.logaddexp(0.0, x)
