"""Has ten rows whatever is asked for.

Exercise: one_hot
Fails: one_hot_example, one_hot_absent_classes, one_hot_refuses, one_hot_kinds, one_hot_kept,
one_hot_every_label_refused
"""

import numpy as np


def one_hot(labels, classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= 10:
        raise ValueError("labels must lie in 0 … 9")
    return np.eye(10)[:, labels]
