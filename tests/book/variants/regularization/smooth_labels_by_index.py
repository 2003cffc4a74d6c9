"""Fills the rows and adds at the labels.

Exercise: smooth_labels
Fails: nothing
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be in [0, 1]")
    rows = np.full((len(labels), classes), smoothing / classes)
    for row, label in enumerate(labels):
        if label not in range(classes):
            raise ValueError("a label is no class")
        rows[row, int(label)] += 1 - smoothing
    return rows
