"""Classes 1 to K.

Exercise: one_hot
Fails: one_hot_example, one_hot_rows, one_hot_single, one_hot_float64, one_hot_kinds,
one_hot_kept, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels >= classes):
        raise ValueError("not a class")
    return np.eye(classes)[labels - 1]
