"""Three cases.

Exercise: soft_threshold
Fails: nothing
"""

import numpy as np


def soft_threshold(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.where(w > threshold, w - threshold, np.where(w < -threshold, w + threshold, 0.0))
