"""Wrong only there: strided arrays.

Exercise: soft_threshold
Fails: soft_threshold_every_kind
"""

import numpy as np


def soft_threshold(w, threshold):
    w = np.asarray(w, dtype=np.float64)
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    if not w.flags.c_contiguous and w.ndim == 1:
        w = np.lib.stride_tricks.as_strided(w, w.shape, (8,))
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
