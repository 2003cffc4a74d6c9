"""Counts in floating-point numbers.

Exercise: confusion_matrix
Fails: confusion_matrix_whole_numbers, confusion_matrix_kinds, confusion_matrix_kept
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (np.asarray(labels), np.asarray(predicted)), 1)
    return counts
