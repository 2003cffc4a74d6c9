"""The largest logit is taken off first, and ln p is a difference, so that nothing overflows.

Exercise: smoothed_cross_entropy
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if logits.ndim != 2 or logits.size == 0 or labels.shape != (len(logits),):
        raise ValueError("logits must have shape (m, K), and labels (m,)")
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be from 0 to 1")
    classes = logits.shape[1]
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("each label must be a class")
    q = (1 - smoothing) * (labels[:, np.newaxis] == np.arange(classes)) + smoothing / classes
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_p = np.where(q == 0, 0.0, log_p)  # 0 times minus infinity would be nan
    return -np.sum(q * log_p) / len(logits)
