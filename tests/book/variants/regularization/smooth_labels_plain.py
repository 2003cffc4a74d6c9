"""Comparing each label with all classes gives one-hot rows, and each class gets its share.

Exercise: smooth_labels
Fails: nothing
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    labels = np.asarray(labels)
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be from 0 to 1")
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("each label must be a class")
    one_hot = labels[:, np.newaxis] == np.arange(classes)
    return (1 - smoothing) * one_hot + smoothing / classes
