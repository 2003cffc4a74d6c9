"""Only points that follow one another.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_values, lipschitz_estimate_pairs, lipschitz_estimate_same_place,
lipschitz_estimate_kinds
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.linalg.norm(np.diff(points, axis=0), axis=1)
    rise = np.abs(np.diff(values))
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)
