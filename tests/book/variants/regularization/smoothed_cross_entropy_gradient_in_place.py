"""Takes from p in place.

Exercise: smoothed_cross_entropy_gradient
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    z, labels = np.array(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != (len(z),) or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    if labels.min() < 0 or labels.max() >= z.shape[1] or np.any(labels % 1):
        raise ValueError("a label is no class")
    m, classes = z.shape
    z -= z.max(axis=1)[:, None]
    p = np.exp(z)
    p /= p.sum(axis=1)[:, None]
    p[np.arange(m), labels] -= 1 - smoothing
    p -= smoothing / classes
    return p / m
