"""As many columns as the largest label needs.

Exercise: one_hot
Fails: one_hot_example, one_hot_rows, one_hot_single, one_hot_kinds, one_hot_kept
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels >= classes):
        raise ValueError("not a class")
    return np.eye(int(labels.max()) + 1)[labels]
