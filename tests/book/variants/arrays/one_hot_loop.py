"""A loop that sets the ones.

Exercise: one_hot
Fails: nothing
"""

import numpy as np


def one_hot(labels, classes):
    if np.ndim(labels) == 0:
        return one_hot([labels], classes)[0]
    rows = np.zeros((len(labels), classes))
    for row, label in zip(rows, labels, strict=True):
        if label not in range(classes):
            raise ValueError(f"{label} is not a class")
        row[label] = 1.0
    return rows
