"""Rows of the unit matrix, checked before.

Exercise: one_hot
Fails: nothing
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if labels.size and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError(f"labels go from 0 to {classes - 1}")
    return np.eye(classes)[labels]
