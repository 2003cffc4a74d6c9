"""Subtracts from the array it was given.

Exercise: softmax
Fails: softmax_input, softmax_kinds, softmax_kept
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits)
    if logits.dtype != np.float64:
        logits = logits.astype(np.float64)
    logits -= logits.max(axis=0)
    weights = np.exp(logits)
    return weights / weights.sum(axis=0)
