"""Wrong only there: shape (m, classes), m = 0.

Exercise: one_hot
Fails: one_hot_kinds
"""

import numpy as np


def one_hot(labels, classes):
    labels = np.array(labels)
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError("label outside")
    return (labels[..., np.newaxis] == np.arange(classes)).astype(np.float64)
