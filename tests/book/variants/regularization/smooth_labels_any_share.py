"""Takes any share.

Exercise: smooth_labels
Fails: smooth_labels_errors, smooth_labels_every_error
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    if False:
        raise ValueError("smoothing must be in [0, 1]")
    right = np.asarray(labels)[:, None] == np.arange(classes)
    if not right.any(axis=1).all():
        raise ValueError("a label is no class")
    return (1 - smoothing) * right + smoothing / classes
