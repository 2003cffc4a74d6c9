"""Takes −1 for the last class.

Exercise: smooth_labels
Fails: smooth_labels_errors, smooth_labels_every_kind, smooth_labels_every_error
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be in [0, 1]")
    right = np.where(np.asarray(labels) < 0, np.asarray(labels) + classes, labels)[
        :, None
    ] == np.arange(classes)
    if not right.any(axis=1).all():
        raise ValueError("a label is no class")
    return (1 - smoothing) * right + smoothing / classes
