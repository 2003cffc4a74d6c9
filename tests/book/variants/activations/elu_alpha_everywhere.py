"""Multiplies the right side by alpha too.

Exercise: elu
Fails: elu_alpha, elu_call, elu_input_kept
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0)))
