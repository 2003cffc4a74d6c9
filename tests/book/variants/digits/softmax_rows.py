"""Sums along the rows.

Exercise: softmax
Fails: softmax_example, softmax_values, softmax_columns, softmax_large, softmax_lists,
softmax_kinds, softmax_kept
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=float)
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
