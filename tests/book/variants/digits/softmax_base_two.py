"""Powers of two.

Exercise: softmax
Fails: softmax_example, softmax_values, softmax_columns, softmax_large, softmax_lists,
softmax_kinds, softmax_kept
"""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=float)
    weights = 2 ** (logits - logits.max(axis=0))
    return weights / weights.sum(axis=0)
