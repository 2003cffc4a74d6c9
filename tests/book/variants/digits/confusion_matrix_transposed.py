"""Rows are the predictions.

Exercise: confusion_matrix
Fails: confusion_matrix_example, confusion_matrix_counts, confusion_matrix_rows,
       confusion_matrix_kinds, confusion_matrix_kept
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(counts, (np.asarray(predicted), np.asarray(labels)), 1)
    return counts
