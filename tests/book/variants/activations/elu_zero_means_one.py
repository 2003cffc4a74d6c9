"""Takes alpha = 0 for a missing one.

Exercise: elu
Fails: elu_alpha, elu_call, elu_input_kept
"""

import numpy as np


def elu(x, alpha=None):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, (alpha or 1.0) * np.expm1(np.minimum(x, 0)))
