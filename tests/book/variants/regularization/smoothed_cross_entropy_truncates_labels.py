"""Takes the label 1.5 for 1.

Exercise: smoothed_cross_entropy
Fails: smoothed_cross_entropy_every_error
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels).astype(np.int64)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    if labels.min() < 0 or labels.max() >= z.shape[1]:
        raise ValueError("a label is no class")
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    q = (1 - smoothing) * np.eye(z.shape[1])[labels] + smoothing / z.shape[1]
    return -np.sum(q[q > 0] * log_p[q > 0]) / len(z)
