"""Subtracts the maximum of the whole array from all columns.

Exercise: softmax
Fails: softmax_example, softmax_large, softmax_kinds
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=float)
    weights = np.exp(logits - logits.max())
    return weights / weights.sum(axis=0)
