"""As many rows as the largest label needs.

Exercise: one_hot
Fails: one_hot_values, one_hot_absent_classes, one_hot_kinds, one_hot_kept
"""

import numpy as np


def one_hot(labels, classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must lie in 0 … {classes - 1}")
    return np.eye(labels.max() + 1)[labels].T
