"""Keeps exponents below 700 by clipping.

Exercise: softmax
Fails: softmax_large, softmax_kinds
"""

import numpy as np


def softmax(logits):
    weights = np.exp(np.clip(np.asarray(logits, dtype=float), -700, 700))
    return weights / weights.sum(axis=0)
