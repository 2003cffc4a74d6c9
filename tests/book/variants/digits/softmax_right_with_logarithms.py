"""Right: the exponential of the log-softmax.

Exercise: softmax
Fails: nothing
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=np.float64)
    return np.exp(logits - np.logaddexp.reduce(logits, axis=0, keepdims=True))
