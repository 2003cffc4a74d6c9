"""The right class and the mean of all, weighed.

Exercise: smoothed_cross_entropy
Fails: nothing
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    if labels.min() < 0 or labels.max() >= z.shape[1] or np.any(labels % 1):
        raise ValueError("a label is no class")
    top = z.max(axis=1)
    total = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    cost = total - z[np.arange(len(z)), labels]
    if smoothing:
        cost = (1 - smoothing) * cost + smoothing * (total - z.mean(axis=1))
    return cost.mean()
