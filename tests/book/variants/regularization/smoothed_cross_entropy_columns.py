"""Softmax over the columns.

Exercise: smoothed_cross_entropy
Fails: smoothed_cross_entropy_example, smoothed_cross_entropy_values, smoothed_cross_entropy_large,
smoothed_cross_entropy_least, smoothed_cross_entropy_infinite, smoothed_cross_entropy_every_kind,
smoothed_cross_entropy_kept, smoothed_cross_entropy_every_error, smoothed_cross_entropy_kinds
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    right = labels[:, None] == np.arange(z.shape[1])
    if not right.any(axis=1).all():
        raise ValueError("a label is no class")
    q = (1 - smoothing) * right + smoothing / z.shape[1]
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=0, keepdims=True))
    return -(q * np.where(q == 0, 0, log_p)).sum() / len(z)
