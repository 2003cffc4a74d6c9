"""Compares two lists as a whole.

Exercise: accuracy
Fails: accuracy_example, accuracy_lists, accuracy_kinds, accuracy_kept,
accuracy_every_shape_refused
"""

import numpy as np


def accuracy(predicted, labels):
    if np.shape(predicted) != np.shape(labels):
        raise ValueError("shapes differ")
    return np.mean(predicted == labels)
