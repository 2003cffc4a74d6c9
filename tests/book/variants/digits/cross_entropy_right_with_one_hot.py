"""Right: logaddexp, and a product with one-hot columns.

Exercise: cross_entropy
Fails: nothing
"""

import numpy as np


def cross_entropy(logits, labels):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if labels.ndim != 1 or len(labels) != logits.shape[1]:
        raise ValueError("one label a column")
    y = np.eye(len(logits))[:, labels]
    return (np.logaddexp.reduce(logits, axis=0) - np.einsum("ki,ki->i", y, logits)).mean()
