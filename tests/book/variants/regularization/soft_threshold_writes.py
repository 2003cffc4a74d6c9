"""Writes into the weights.

Exercise: soft_threshold
Fails: soft_threshold_least, soft_threshold_input, soft_threshold_every_kind,
soft_threshold_kept
"""

import numpy as np


def soft_threshold(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    w[...] = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    return w
