"""Each logarithm ln(1 + exp(z)) is written as max(z, 0) + ln(1 + exp(-|z|)), where no exponential overflows.

Exercise: binary_cross_entropy_from_logits
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("z and y need one shape, and at least one entry")
    # y max(-z, 0) + (1 - y) max(z, 0) is max(z, 0) - y z
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))
