"""Checks no shapes, and lets broadcasting hide them.

Exercise: upper_bound
Fails: upper_bound_errors, upper_bound_every_shape_refused
"""

import numpy as np


def upper_bound(candidates, points, values, k):
    candidates = np.asarray(candidates, dtype=np.float64)
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.linalg.norm(candidates[:, None] - points[None], axis=-1)
    return np.min(values + k * apart, axis=1, initial=np.inf)
