"""Without subtracting the maximum.

Exercise: smoothed_cross_entropy_gradient
Fails: smoothed_cross_entropy_gradient_large, smoothed_cross_entropy_gradient_every_kind
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    right = labels[:, None] == np.arange(z.shape[1])
    if not right.any(axis=1).all():
        raise ValueError("a label is no class")
    q = (1 - smoothing) * right + smoothing / z.shape[1]
    p = np.exp(z)
    p = p / p.sum(axis=1, keepdims=True)
    return (p - q) / len(z)
