"""With one-hot rows.

Exercise: cross_entropy
Fails: nothing
"""

import numpy as np


def cross_entropy(logits, labels):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if labels.shape != logits.shape[:-1] or labels.size == 0:
        raise ValueError("one label a row, at least one row")
    if labels.min() < 0 or labels.max() >= logits.shape[-1]:
        raise ValueError("label out of range")
    z, t = logits.reshape(-1, logits.shape[-1]), labels.ravel()
    total = np.logaddexp.reduce(z, axis=1)
    right = np.sum(np.where(np.eye(z.shape[1], dtype=bool)[t], z, 0), axis=1)
    return np.mean(total - right)
