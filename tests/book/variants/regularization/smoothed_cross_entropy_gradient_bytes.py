"""Labels as bytes with a sign.

Exercise: smoothed_cross_entropy_gradient
Fails: smoothed_cross_entropy_gradient_every_kind
"""

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    if labels.min() < 0 or labels.max() >= z.shape[1] or np.any(labels % 1):
        raise ValueError("a label is no class")
    labels = labels.astype(np.int8)
    q = (1 - smoothing) * (labels[:, None] == np.arange(z.shape[1])) + smoothing / z.shape[1]
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return (p / p.sum(axis=1, keepdims=True) - q) / len(z)
