"""Forgets the absolute value, and looks at each pair once.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_values, lipschitz_estimate_pairs, lipschitz_estimate_kinds,
lipschitz_estimate_kept
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    i, j = np.triu_indices(len(points), k=1)
    apart = np.linalg.norm(points[i] - points[j], axis=1)
    rise = values[j] - values[i]
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)
