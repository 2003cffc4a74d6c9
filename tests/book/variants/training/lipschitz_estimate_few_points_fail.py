"""The maximum of nothing.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_same_place, lipschitz_estimate_few, lipschitz_estimate_kinds,
lipschitz_estimate_kept
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    rise = np.abs(values[:, None] - values)
    return np.max(rise[apart > 0] / apart[apart > 0])
