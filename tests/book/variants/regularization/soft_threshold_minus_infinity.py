"""Takes minus infinity for a threshold.

Exercise: soft_threshold
Fails: soft_threshold_every_error
"""

import numpy as np


def soft_threshold(w, threshold):
    w = np.asarray(w, dtype=np.float64)
    if -np.inf < threshold < 0:
        raise ValueError("threshold is negative")
    return np.asarray(np.sign(w) * np.maximum(np.abs(w) - threshold, 0))
