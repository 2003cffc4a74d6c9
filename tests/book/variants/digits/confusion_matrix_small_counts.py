"""Counts that end at 32 767.

Exercise: confusion_matrix
Fails: confusion_matrix_kinds
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes), dtype=np.int16)
    places = (np.asarray(labels, dtype=int), np.asarray(predicted, dtype=int))
    np.add.at(counts, places, 1)
    return counts
