"""The softmax less the smoothed labels is divided by the rows, because the cost is a mean.

Exercise: smoothed_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if logits.ndim != 2 or logits.size == 0 or labels.shape != (len(logits),):
        raise ValueError("logits must have shape (m, K), and labels (m,)")
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be from 0 to 1")
    classes = logits.shape[1]
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("each label must be a class")
    q = (1 - smoothing) * (labels[:, np.newaxis] == np.arange(classes)) + smoothing / classes
    # less the maximum, no exponential overflows
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - q) / len(logits)
