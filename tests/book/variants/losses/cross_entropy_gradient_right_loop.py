"""Entry by entry.

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
    z, t = logits.reshape(-1, logits.shape[-1]), labels.ravel()
    result = np.empty_like(z)
    for i, row in enumerate(z):
        for k in range(len(row)):
            with np.errstate(over="ignore"):
                result[i, k] = (1 / np.exp(row - row[k]).sum() - (k == t[i])) / len(t)
    return result.reshape(logits.shape)
