"""One column a label.

Exercise: one_hot
Fails: one_hot_example, one_hot_rows, one_hot_single, one_hot_float64, one_hot_refuses_large,
one_hot_refuses_negative, one_hot_kinds, one_hot_kept, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    hot = np.arange(classes)[:, np.newaxis] == np.asarray(labels)
    if not hot.any(axis=0).all():
        raise ValueError("not a class")
    return hot.astype(np.float64)
