"""max(x, 0) + ln(1 + exp(-|x|)) with np.log: 0 where it should be small.

Exercise: softplus
Fails: softplus_small
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)))
