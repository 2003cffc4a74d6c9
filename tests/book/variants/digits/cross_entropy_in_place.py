"""Subtracts the maximum from the array it was given.

Exercise: cross_entropy
Fails: cross_entropy_input, cross_entropy_kinds, cross_entropy_kept
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits)
    if logits.dtype != np.float64:
        logits = logits.astype(np.float64)
    labels = np.asarray(labels)
    if labels.shape != logits.shape[1:]:
        raise ValueError(f"labels must have shape {logits.shape[1:]}, got {labels.shape}")
    logits -= logits.max(axis=0)
    return np.mean(np.log(np.exp(logits).sum(axis=0)) - logits[labels, np.arange(labels.size)])
