"""Divides by the distance 0.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_same_place, lipschitz_estimate_kinds, lipschitz_estimate_kept
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    i, j = np.triu_indices(len(points), k=1)
    apart = np.linalg.norm(points[i] - points[j], axis=1)
    with np.errstate(all="ignore"):
        return np.max(np.abs(values[i] - values[j]) / apart, initial=0.0)
