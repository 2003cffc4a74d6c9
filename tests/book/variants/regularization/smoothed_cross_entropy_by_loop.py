"""One row after the other.

Exercise: smoothed_cross_entropy
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if logits.ndim != 2 or logits.size == 0 or labels.shape != (len(logits),):
        raise ValueError("shapes")
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing")
    total, classes = 0.0, logits.shape[1]
    for row, label in zip(logits, labels, strict=True):
        if label not in range(classes):
            raise ValueError("a label is no class")
        row = row - row.max()
        log_p = row - np.log(np.exp(row).sum())
        for k in range(classes):
            q = smoothing / classes + (1 - smoothing if k == label else 0)
            if q:
                total -= q * log_p[k]
    return total / len(logits)
