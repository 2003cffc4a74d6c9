"""The sign is missing.

Exercise: cross_entropy
Fails: cross_entropy_example, cross_entropy_values, cross_entropy_mean, cross_entropy_large,
cross_entropy_input, cross_entropy_kinds, cross_entropy_kept, cross_entropy_every_shape_refused
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=float)
    labels = np.asarray(labels)
    if labels.shape != logits.shape[1:]:
        raise ValueError(f"labels must have shape {logits.shape[1:]}, got {labels.shape}")
    top = logits.max(axis=0)
    total = top + np.log(np.exp(logits - top).sum(axis=0))
    return np.mean(logits[labels, np.arange(labels.size)] - total)
