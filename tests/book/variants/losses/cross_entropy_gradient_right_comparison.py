"""The bracket as a comparison of class numbers with labels.

Exercise: cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def cross_entropy_gradient(logits, labels):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if labels.shape != logits.shape[:-1] or labels.size == 0:
        raise ValueError("one label a row, at least one row")
    if labels.min() < 0 or labels.max() >= logits.shape[-1]:
        raise ValueError("label out of range")
    s = np.exp(logits - logits.max(axis=-1, keepdims=True))
    bracket = np.arange(logits.shape[-1]) == labels[..., None]
    return (s / s.sum(axis=-1, keepdims=True) - bracket) / labels.size
