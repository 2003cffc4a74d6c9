"""As a sum of a maximum and a minimum.

Exercise: selu
Fails: nothing
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    left = 1.6732632423543772 * np.expm1(np.minimum(x, 0))
    return 1.0507009873554805 * (np.maximum(x, 0) + left)
