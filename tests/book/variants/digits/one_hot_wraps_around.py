"""Lets negative labels count from the end.

Exercise: one_hot
Fails: one_hot_refuses, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes=10):
    labels = np.asarray(labels)
    if labels.max() >= classes:
        raise ValueError("label too large")
    return np.eye(classes)[:, labels]
