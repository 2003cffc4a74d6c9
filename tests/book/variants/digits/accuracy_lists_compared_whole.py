"""Compares two lists as a whole.

Exercise: accuracy
Fails: accuracy_lists
"""

import numpy as np


def accuracy(predicted, labels):
    if np.shape(predicted) != np.shape(labels):
        raise ValueError("shapes differ")
    return np.mean(predicted == labels)
