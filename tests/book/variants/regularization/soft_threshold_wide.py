"""Wrong for a hundred columns.

Exercise: soft_threshold
Fails: soft_threshold_every_kind
"""

import numpy as np


def right(w, threshold):
    if threshold < 0:
        raise ValueError("threshold must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)


def soft_threshold(w, threshold):
    result = right(w, threshold)
    if np.ndim(w) == 2 and np.shape(w)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
