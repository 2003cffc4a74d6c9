"""A label that is no class becomes a column of zeros.

Exercise: one_hot
Fails: one_hot_refuses, one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes=10):
    return (np.arange(classes)[:, None] == np.asarray(labels)).astype(float)
