"""Lets the label K through.

Exercise: one_hot
Fails: one_hot_refuses_large, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels > classes):
        raise ValueError("not a class")
    return (labels[..., np.newaxis] == np.arange(classes)).astype(np.float64)
