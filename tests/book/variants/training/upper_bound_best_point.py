"""Only the bound of the best point.

Exercise: upper_bound
Fails: upper_bound_example, upper_bound_values, upper_bound_holds, upper_bound_kinds
"""

import numpy as np


def upper_bound(candidates, points, values, k):
    candidates = np.asarray(candidates, dtype=np.float64)
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    if candidates.ndim != 2 or points.ndim != 2 or not k >= 0:
        raise ValueError("matrices and a k that is not negative are wanted")
    if candidates.shape[1] != points.shape[1] or values.shape != (len(points),):
        raise ValueError("shapes do not fit")
    apart = np.linalg.norm(candidates[:, None] - points[None], axis=-1)
    if len(points) == 0:
        return np.full(len(candidates), np.inf)
    best = np.argmax(values)
    return values[best] + k * apart[:, best]
