"""From each score the logarithm of the sum is subtracted, so the logarithm of a tiny probability is never needed.

Exercise: log_softmax
Fails: nothing
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    x = x - x.max(axis=-1, keepdims=True)  # changes no probability, and nothing overflows
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
