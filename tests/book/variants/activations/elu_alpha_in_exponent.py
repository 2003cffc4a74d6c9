"""exp(alpha x) - 1.

Exercise: elu
Fails: elu_alpha, elu_call
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0)))
