"""Adds the terms of the wrong classes, as for two-class outputs.

Exercise: cross_entropy
Fails: cross_entropy_example, cross_entropy_values, cross_entropy_mean, cross_entropy_large,
cross_entropy_kinds, cross_entropy_kept, cross_entropy_every_shape_refused
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=float)
    labels = np.asarray(labels)
    if labels.shape != logits.shape[1:]:
        raise ValueError(f"labels must have shape {logits.shape[1:]}, got {labels.shape}")
    weights = np.exp(logits - logits.max(axis=0))
    p = weights / weights.sum(axis=0)
    y = (np.arange(len(logits))[:, None] == labels) * 1.0
    return -np.mean(np.sum(y * np.log(p + 1e-300) + (1 - y) * np.log(1 - p + 1e-300), axis=0))
