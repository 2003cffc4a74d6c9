"""An infinite cost becomes the largest float.

Exercise: smoothed_cross_entropy
Fails: smoothed_cross_entropy_every_kind
"""

import numpy as np


def smoothed_cross_entropy(logits, labels, smoothing=0.1):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim != 2 or z.size == 0 or labels.shape != z.shape[:1] or not 0 <= smoothing <= 1:
        raise ValueError("shapes or smoothing")
    if labels.min() < 0 or labels.max() >= z.shape[1] or np.any(labels % 1):
        raise ValueError("a label is no class")
    q = (1 - smoothing) * (labels[:, None] == np.arange(z.shape[1])) + smoothing / z.shape[1]
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.nan_to_num(q * logs).sum() / len(z)
