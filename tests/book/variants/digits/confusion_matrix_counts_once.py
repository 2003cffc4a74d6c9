"""Adds to each pair once only.

Exercise: confusion_matrix
Fails: confusion_matrix_example, confusion_matrix_counts, confusion_matrix_kinds,
confusion_matrix_kept
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes), dtype=np.int64)
    counts[labels, predicted] += 1
    return counts
