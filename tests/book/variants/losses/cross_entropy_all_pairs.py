"""Takes every label in every row.

Exercise: cross_entropy
Fails: cross_entropy_values, cross_entropy_mean, cross_entropy_extreme, cross_entropy_kinds,
cross_entropy_kept, cross_entropy_far
"""

import numpy as np


def cross_entropy(logits, labels):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if labels.shape != logits.shape[:-1] or labels.size == 0:
        raise ValueError("one label a row, at least one row")
    if labels.min() < 0 or labels.max() >= logits.shape[-1]:
        raise ValueError("label out of range")
    z, t = logits.reshape(-1, logits.shape[-1]), labels.ravel()
    s = z - z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    own = log_p[:, t]
    return -np.mean(own)
