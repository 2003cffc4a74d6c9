"""Rows of the unit matrix.

Exercise: smooth_labels
Fails: nothing
"""

import numpy as np


def smooth_labels(labels, classes, smoothing=0.1):
    labels = np.asarray(labels)
    if not (smoothing >= 0 and smoothing <= 1):
        raise ValueError("smoothing must be in [0, 1]")
    whole = labels.astype(np.int64)
    if np.any(whole != labels) or np.any(whole < 0) or np.any(whole >= classes):
        raise ValueError("a label is no class")
    even = np.ones(classes) / classes
    return np.eye(classes)[whole] * (1 - smoothing) + even * smoothing
