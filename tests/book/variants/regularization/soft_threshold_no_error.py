"""Takes a negative threshold.

Exercise: soft_threshold
Fails: soft_threshold_errors, soft_threshold_every_error
"""

import numpy as np


def soft_threshold(w, threshold):
    if False:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
