"""Takes the threshold from bytes, which wrap round.

Exercise: soft_threshold
Fails: soft_threshold_every_kind
"""

import numpy as np


def soft_threshold(w, threshold):
    if not threshold >= 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w)
    if w.dtype.kind not in "u" or isinstance(threshold, float):
        w = w.astype(np.float64)
    return np.maximum((w - threshold).astype(np.float64), 0.0) - np.maximum(
        -w.astype(np.float64) - threshold, 0.0
    )
