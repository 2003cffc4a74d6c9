"""Bracket minus probability.

Exercise: cross_entropy_gradient
Fails: cross_entropy_gradient_example, cross_entropy_gradient_values,
cross_entropy_gradient_differences, cross_entropy_gradient_signs, cross_entropy_gradient_extreme,
cross_entropy_gradient_kinds, cross_entropy_gradient_kept, cross_entropy_gradient_far
"""

import numpy as np


def cross_entropy_gradient(logits, labels):
    logits, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if labels.shape != logits.shape[:-1] or labels.size == 0:
        raise ValueError("one label a row, at least one row")
    if labels.min() < 0 or labels.max() >= logits.shape[-1]:
        raise ValueError("label out of range")
    z, t = logits.reshape(-1, logits.shape[-1]), labels.ravel()
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    h = np.eye(z.shape[1])[t]
    return ((h - p) / len(t)).reshape(logits.shape)
