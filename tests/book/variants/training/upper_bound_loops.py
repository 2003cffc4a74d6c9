"""One candidate and one point at a time.

Exercise: upper_bound
Fails: nothing
"""

import numpy as np


def upper_bound(candidates, points, values, k):
    candidates = np.asarray(candidates, dtype=np.float64)
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    if candidates.ndim != 2 or points.ndim != 2 or not k >= 0:
        raise ValueError("matrices and a k that is not negative are wanted")
    if candidates.shape[1] != points.shape[1] or values.shape != (len(points),):
        raise ValueError("shapes do not fit")
    bounds = []
    for x in candidates:
        bound = np.inf
        for point, value in zip(points, values, strict=True):
            apart = sum((a - b) ** 2 for a, b in zip(x, point, strict=True)) ** 0.5
            bound = min(bound, value + k * apart)
        bounds.append(bound)
    return np.array(bounds)
