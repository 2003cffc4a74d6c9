"""Uses methods that a list does not have.

Exercise: softmax
Fails: softmax_example, softmax_lists, softmax_kinds, softmax_kept
"""

import numpy as np


def softmax(logits):
    weights = np.exp(logits - logits.max(axis=0))
    return weights / weights.sum(axis=0)
