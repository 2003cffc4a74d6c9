"""Takes an empty list for a matrix without points.

Exercise: upper_bound
Fails: upper_bound_every_shape_refused
"""

import numpy as np


def upper_bound(candidates, points, values, k):
    candidates = np.asarray(candidates, dtype=np.float64)
    points, values = np.asarray(points, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if candidates.ndim != 2 or not k >= 0 or values.shape != points.shape[:1]:
        raise ValueError("no matrix, not one value a point, or a bad k")
    if points.shape == (0,):
        points = points.reshape(0, candidates.shape[1])
    if points.ndim != 2 or points.shape[1] != candidates.shape[1]:
        raise ValueError("points and candidates do not fit")
    apart = np.sqrt(np.sum((candidates[:, np.newaxis] - points) ** 2, axis=2))
    return np.min(values + k * apart, axis=1, initial=np.inf)
