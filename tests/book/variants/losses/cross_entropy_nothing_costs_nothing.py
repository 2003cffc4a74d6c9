"""Takes rows without a class for rows that cost nothing.

Exercise: cross_entropy
Fails: cross_entropy_every_label_refused
"""

import numpy as np


def cross_entropy(logits, labels):
    z, labels = np.asarray(logits, dtype=np.float64), np.asarray(labels)
    if z.ndim not in (1, 2) or labels.shape != z.shape[:-1] or len(z.reshape(-1, 1)) < 0:
        raise ValueError("not one label a row")
    if z.shape[-1] == 0 and labels.size:
        return np.float64(0.0)
    z, labels = np.atleast_2d(z), np.atleast_1d(labels)
    if len(z) == 0 or labels.min() < 0 or labels.max() >= z.shape[1]:
        raise ValueError("no row, or no such class")
    top = z.max(axis=1)
    sums = np.log(np.exp(z - top[:, np.newaxis]).sum(axis=1))
    return np.mean(top + sums - z[np.arange(len(z)), labels.astype(int)])
