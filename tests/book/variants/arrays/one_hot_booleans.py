"""The comparison itself, True and False.

Exercise: one_hot
Fails: one_hot_float64, one_hot_kinds, one_hot_kept, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    hot = np.asarray(labels)[..., np.newaxis] == np.arange(classes)
    if not hot.any(axis=-1).all():
        raise ValueError("not a class")
    return hot
