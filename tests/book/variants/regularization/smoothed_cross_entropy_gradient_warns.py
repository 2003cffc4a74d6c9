"""Warns of large logits.

Exercise: smoothed_cross_entropy_gradient
Fails: nothing
"""

import warnings

import numpy as np


def smoothed_cross_entropy_gradient(logits, labels, smoothing=0.1):
    z, labels = np.array(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != (len(z),) or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    hot = labels[:, None] == np.arange(z.shape[1])
    if not hot.any(axis=1).all():
        raise ValueError("a label is no class")
    if np.abs(z).max() > 100:
        warnings.warn("the logits are large", RuntimeWarning, stacklevel=2)
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return (p - (1 - smoothing) * hot - smoothing / z.shape[1]) / len(z)
