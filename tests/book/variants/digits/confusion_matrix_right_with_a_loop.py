"""Right: one image after another.

Exercise: confusion_matrix
Fails: nothing
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    counts = [[0] * classes for _ in range(classes)]
    for truth, said in zip(labels, predicted, strict=True):
        counts[int(truth)][int(said)] += 1
    return np.array(counts)
