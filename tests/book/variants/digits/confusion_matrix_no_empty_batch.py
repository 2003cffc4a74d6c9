"""Refuses to count nothing.

Exercise: confusion_matrix
Fails: confusion_matrix_kinds
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    if len(labels) == 0:
        raise ValueError("no image")
    counts = np.zeros((classes, classes), dtype=np.int64)
    for truth, said in zip(labels, predicted, strict=True):
        counts[int(truth), int(said)] += 1
    return counts
