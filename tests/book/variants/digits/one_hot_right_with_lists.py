"""Right: nested lists of Python numbers.

Exercise: one_hot
Fails: nothing
"""

import numpy as np


def one_hot(labels, classes=10):
    labels = [int(label) for label in labels]
    if any(label not in range(classes) for label in labels):
        raise ValueError("no such class")
    return np.array([[1.0 if label == k else 0.0 for label in labels] for k in range(classes)])
