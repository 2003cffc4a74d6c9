"""Lets NumPy warn of the logarithm of 0, which it does not use.

Exercise: smoothed_cross_entropy
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    z, labels = np.array(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != (len(z),) or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    hot = labels[:, None] == np.arange(z.shape[1])
    if not hot.any(axis=1).all():
        raise ValueError("a label is no class")
    q = (1 - smoothing) * hot + smoothing / z.shape[1]
    z = z - z.max(axis=1, keepdims=True)
    unused = np.log(np.exp(z))
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -np.sum(np.where(q > 0, q * log_p, 0 * np.isnan(unused))) / len(z)
