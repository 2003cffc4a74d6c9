"""Divides by the sum of the whole array, as the note does.

Exercise: softmax
Fails: softmax_example, softmax_columns, softmax_large, softmax_lists, softmax_kinds,
softmax_kept
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=float)
    weights = np.exp(logits - logits.max(axis=0))
    return weights / weights.sum()
