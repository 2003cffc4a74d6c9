"""A column of labels is compared with the row of classes, and True and False become 1 and 0.

Exercise: one_hot
Fails: nothing
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if np.any((labels < 0) | (labels >= classes)):
        raise ValueError("a label lies outside 0 to classes - 1")
    return (labels[..., np.newaxis] == np.arange(classes)).astype(np.float64)
