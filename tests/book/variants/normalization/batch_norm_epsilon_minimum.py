"""Wrong only there: epsilon as given, 0 too.

Exercise: batch_norm
Fails: batch_norm_kinds
"""

import numpy as np


def _f(*arrays):
    return [np.array(a, dtype=np.float64) for a in arrays]


def batch_norm(x, scale, shift, epsilon=1e-5):
    x, scale, shift = _f(x, scale, shift)
    if x.ndim != 2 or len(x) == 0 or scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("shapes")
    d = x - x.mean(axis=0)
    divisor = np.sqrt(np.mean(d**2, axis=0) + max(epsilon, 1e-12))
    normalised = d / divisor
    return scale * normalised + shift, (normalised, scale, divisor)
