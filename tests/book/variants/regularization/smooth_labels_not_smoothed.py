"""Plain one-hot rows.

Exercise: smooth_labels
Fails: smooth_labels_example, smooth_labels_values, smooth_labels_rows, smooth_labels_ends,
smooth_labels_kinds, smooth_labels_every_kind, smooth_labels_kept, smooth_labels_every_error
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing must be in [0, 1]")
    right = np.asarray(labels)[:, None] == np.arange(classes)
    if not right.any(axis=1).all():
        raise ValueError("a label is no class")
    return right * 1.0
