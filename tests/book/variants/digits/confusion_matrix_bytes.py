"""Labels are bytes.

Exercise: confusion_matrix
Fails: confusion_matrix_kinds
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes), dtype=int)
    for t, p in zip(
        np.asarray(labels).astype(np.uint8), np.asarray(predicted).astype(np.uint8), strict=True
    ):
        counts[t, p] += 1
    return counts
