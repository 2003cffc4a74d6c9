"""Right: 1 minus the share of errors.

Exercise: accuracy
Fails: nothing
"""

import numpy as np


def accuracy(predicted, labels):
    predicted, labels = np.asarray(predicted), np.asarray(labels)
    if predicted.shape != labels.shape:
        raise ValueError(f"shapes {predicted.shape} and {labels.shape} differ")
    return 1 - np.count_nonzero(predicted - labels.astype(np.int64)) / labels.size
