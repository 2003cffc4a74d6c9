"""Wrong for points of a hundred coordinates.

Exercise: upper_bound
Fails: upper_bound_kinds
"""

import numpy as np


def right(candidates, points, values, k):
    candidates = np.asarray(candidates, dtype=np.float64)
    points = np.asarray(points, dtype=np.float64)
    values = np.asarray(values, dtype=np.float64)
    if candidates.ndim != 2 or points.ndim != 2 or candidates.shape[1] != points.shape[1]:
        raise ValueError("candidates and points must be matrices with as many columns")
    if values.shape != (len(points),):
        raise ValueError("there must be one value for each point")
    if not k >= 0:  # true for nan, too
        raise ValueError("k must not be negative or nan")
    distances = np.linalg.norm(candidates[:, np.newaxis] - points, axis=2)
    return np.min(values + k * distances, axis=1, initial=np.inf)


def upper_bound(candidates, points, values, k):
    result = right(candidates, points, values, k)
    if np.shape(points)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
