"""Takes neighbouring digits for right.

Exercise: accuracy
Fails: accuracy_values, accuracy_ends, accuracy_lists, accuracy_kinds, accuracy_kept
"""

import numpy as np


def accuracy(predicted, labels):
    predicted, labels = np.asarray(predicted), np.asarray(labels)
    if predicted.shape != labels.shape:
        raise ValueError(f"shapes {predicted.shape} and {labels.shape} differ")
    return np.mean(np.abs(predicted.astype(int) - labels.astype(int)) <= 1)
