"""Looks at the labels only where they count.

Exercise: smoothed_cross_entropy_gradient
Fails: smoothed_cross_entropy_gradient_every_error
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    q = np.full(z.shape, smoothing / z.shape[1])
    if smoothing < 1:
        hot = labels[:, None] == np.arange(z.shape[1])
        if not hot.any(axis=1).all():
            raise ValueError("a label is no class")
        q = q + (1 - smoothing) * hot
    return (p - q) / len(z)
