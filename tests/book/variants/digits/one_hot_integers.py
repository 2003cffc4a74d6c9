"""Whole numbers instead of float64.

Exercise: one_hot
Fails: one_hot_dtype, one_hot_kinds, one_hot_kept, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must lie in 0 … {classes - 1}")
    return np.eye(classes, dtype=np.int64)[:, labels]
