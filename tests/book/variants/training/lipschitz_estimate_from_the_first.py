"""Only slopes seen from the first point.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_values, lipschitz_estimate_pairs, lipschitz_estimate_kinds
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.linalg.norm(points - points[:1], axis=1)
    rise = np.abs(values - values[:1])
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)
