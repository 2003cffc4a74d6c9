"""Leaves the last class out, as a reference class.

Exercise: one_hot
Fails: one_hot_example, one_hot_rows, one_hot_single, one_hot_float64, one_hot_refuses_large,
one_hot_refuses_negative, one_hot_kinds, one_hot_kept, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels >= classes):
        raise ValueError("not a class")
    return (labels[..., np.newaxis] == np.arange(classes - 1)).astype(np.float64)
