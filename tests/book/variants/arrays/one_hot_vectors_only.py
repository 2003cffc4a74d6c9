"""A single label gives a matrix of one row.

Exercise: one_hot
Fails: one_hot_single, one_hot_kinds, one_hot_kept
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.atleast_1d(labels)
    hot = labels[:, np.newaxis] == np.arange(classes)
    if not hot.any(axis=-1).all():
        raise ValueError("not a class")
    return hot.astype(np.float64)
