"""The logarithm of a probability that was rounded to 0.

Exercise: cross_entropy
Fails: cross_entropy_large, cross_entropy_kinds
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=float)
    labels = np.asarray(labels)
    if labels.shape != logits.shape[1:]:
        raise ValueError(f"labels must have shape {logits.shape[1:]}, got {labels.shape}")
    weights = np.exp(logits - logits.max(axis=0))
    p = weights / weights.sum(axis=0)
    return -np.mean(np.log(p[labels, np.arange(labels.size)]))
