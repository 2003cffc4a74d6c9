"""alpha exp(x) - 1: alpha does not multiply the 1.

Exercise: elu
Fails: elu_alpha, elu_call, elu_input_kept
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)
