"""Row by row.

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
    costs = []
    for row, label in zip(z, t, strict=True):
        differences = row - row[label]
        top = differences.max()
        costs.append(top + np.log(np.exp(differences - top).sum()))
    return sum(costs) / len(costs)
