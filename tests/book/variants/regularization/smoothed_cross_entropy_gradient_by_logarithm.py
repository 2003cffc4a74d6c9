"""By the logarithm of p, one row after the other.

Exercise: smoothed_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if logits.ndim != 2 or logits.size == 0 or labels.shape != (len(logits),):
        raise ValueError("shapes")
    if not 0 <= smoothing <= 1 or not all(y in range(logits.shape[1]) for y in labels):
        raise ValueError("smoothing or labels")
    m, classes = logits.shape
    rows = []
    for row, label in zip(logits, labels, strict=True):
        row = row - row.max()
        p = np.exp(row - np.log(np.exp(row).sum()))
        q = [(1 - smoothing) * (k == label) + smoothing / classes for k in range(classes)]
        rows.append((p - np.array(q)) / m)
    return np.array(rows)
