"""Moves away from 0.

Exercise: soft_threshold
Fails: soft_threshold_example, soft_threshold_values, soft_threshold_exact_zero,
soft_threshold_least, soft_threshold_kinds, soft_threshold_every_kind, soft_threshold_kept,
soft_threshold_every_error, soft_threshold_input
"""

import numpy as np


def soft_threshold(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.sign(w) * np.maximum(np.abs(w) + threshold, 0)
