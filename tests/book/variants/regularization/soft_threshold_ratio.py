"""A quotient, which is nan at 0 and at infinity.

Exercise: soft_threshold
Fails: soft_threshold_exact_zero, soft_threshold_every_kind
"""

import numpy as np


def soft_threshold(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return w * np.maximum(1 - threshold / np.abs(w), 0)
