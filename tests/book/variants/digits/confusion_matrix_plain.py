"""Each image adds 1 in the row of its label and the column of its prediction.

Exercise: confusion_matrix
Fails: nothing
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = np.zeros((classes, classes), dtype=int)
    for t, p in zip(labels, predicted, strict=True):
        counts[t, p] += 1
    return counts
