"""Minus infinity replaced by -1e5, not far enough for a small beta.

Exercise: swish
Fails: swish_limits
"""

import numpy as np

from solutions import activations


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    if beta > 0:
        return activations.swish(np.where(np.isneginf(x), -1e5, x), beta)
    return activations.swish(x, beta)
