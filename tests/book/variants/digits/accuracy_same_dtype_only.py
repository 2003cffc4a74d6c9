"""Wraps numbers of another dtype around.

Exercise: accuracy
Fails: accuracy_lists, accuracy_kinds
"""

import numpy as np


def accuracy(predicted, labels):
    predicted, labels = np.asarray(predicted), np.asarray(labels)
    if predicted.shape != labels.shape:
        raise ValueError(f"shapes {predicted.shape} and {labels.shape} differ")
    return np.mean(predicted.astype(np.int8) == labels)
