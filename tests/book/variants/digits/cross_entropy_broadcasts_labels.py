"""Takes any number of labels that broadcasts.

Exercise: cross_entropy
Fails: cross_entropy_refuses, cross_entropy_every_shape_refused
"""

import numpy as np


def cross_entropy(logits, labels):
    logits = np.asarray(logits, dtype=float)
    top = logits.max(axis=0)
    total = top + np.log(np.exp(logits - top).sum(axis=0))
    return np.mean(total - logits[np.resize(labels, logits.shape[1]), np.arange(logits.shape[1])])
