"""Right: zeros, and one 1 a column.

Exercise: one_hot
Fails: nothing
"""

import numpy as np


def one_hot(labels, classes=10):
    hot = np.zeros((classes, len(labels)))
    for i, label in enumerate(labels):
        if not 0 <= label < classes:
            raise ValueError(f"label {label} is no class")
        hot[label, i] = 1
    return hot
