"""Compares without a check: an unknown label gives a row of zeros.

Exercise: one_hot
Fails: one_hot_refuses_large, one_hot_refuses_negative, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes):
    return (np.asarray(labels)[..., np.newaxis] == np.arange(classes)).astype(np.float64)
