"""Labels that are nearly whole are rounded.

Exercise: smooth_labels
Fails: smooth_labels_every_error
"""

import numpy as np

from solutions import regularization


def smooth_labels(labels, classes, smoothing=0.1):
    l = np.asarray(labels, float) if np.size(labels) else np.zeros(np.shape(labels))
    if np.isfinite(l).all() and (np.abs(l - np.rint(l)) < 1e-3).all():
        l = np.rint(l)
    return regularization.smooth_labels(l, classes, smoothing)
