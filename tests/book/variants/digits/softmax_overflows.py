"""Does not subtract the maximum.

Exercise: softmax
Fails: softmax_example, softmax_large, softmax_kinds
"""

import numpy as np


def softmax(logits):
    weights = np.exp(np.asarray(logits, dtype=float))
    return weights / weights.sum(axis=0)
