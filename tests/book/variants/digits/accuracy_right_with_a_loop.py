"""Right: counts in Python.

Exercise: accuracy
Fails: nothing
"""

import numpy as np


def accuracy(predicted, labels):
    if np.shape(predicted) != np.shape(labels):
        raise ValueError("one prediction a label")
    right = sum(1 for p, t in zip(predicted, labels, strict=True) if int(p) == int(t))
    return right / len(labels)
