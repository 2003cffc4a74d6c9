"""The size of each weight is lowered, but not below 0, and its sign is put back.

Exercise: soft_threshold
Fails: nothing
"""

import numpy as np


def soft_threshold(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
