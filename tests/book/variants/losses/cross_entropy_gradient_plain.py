"""From the probabilities of each row 1 is subtracted at the right class, and all is divided by the number of rows.

Exercise: cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def cross_entropy_gradient(logits, labels):
    logits = np.asarray(logits, dtype=np.float64)
    labels = np.asarray(labels)
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    right = np.arange(logits.shape[-1]) == labels[..., np.newaxis]
    return (p - right) / labels.size  # one label a row, so m labels
