"""From the logarithms of the probabilities of each row the one of the right class is picked, and their mean is taken.

Exercise: cross_entropy
Fails: nothing
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=np.float64)
    labels = np.asarray(labels)
    classes = logits.shape[-1]
    if labels.shape != logits.shape[:-1] or labels.size == 0:
        raise ValueError("there must be one label a row, and at least one row")
    if np.any((labels < 0) | (labels >= classes)):
        raise ValueError("a label lies outside 0 to K - 1")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    right = np.arange(classes) == labels[..., np.newaxis]  # True once in each row
    return -log_p[right].mean()
