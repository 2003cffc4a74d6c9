"""Has no rows for classes above the largest one.

Exercise: confusion_matrix
Fails: confusion_matrix_absent_classes, confusion_matrix_kinds, confusion_matrix_kept
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    size = max(np.max(labels), np.max(predicted)) + 1
    counts = np.zeros((size, size), dtype=np.int64)
    np.add.at(counts, (np.asarray(labels), np.asarray(predicted)), 1)
    return counts
