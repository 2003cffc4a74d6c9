"""The comparison itself, True and False.

Exercise: one_hot
Fails: one_hot_float64
"""

import numpy as np


def one_hot(labels, classes):
    hot = np.asarray(labels)[..., np.newaxis] == np.arange(classes)
    if not hot.any(axis=-1).all():
        raise ValueError("not a class")
    return hot
