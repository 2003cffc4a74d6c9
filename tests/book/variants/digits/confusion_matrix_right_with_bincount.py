"""Right: counts the numbers t · classes + p.

Exercise: confusion_matrix
Fails: nothing
"""

import numpy as np


def confusion_matrix(labels, predicted, classes=10):
    pairs = classes * np.asarray(labels, dtype=np.intp) + np.asarray(predicted)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)
