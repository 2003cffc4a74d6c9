"""City-block distance.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_example, lipschitz_estimate_values, lipschitz_estimate_same_place,
lipschitz_estimate_kinds
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.abs(points[:, None] - points[None]).sum(axis=-1)
    rise = np.abs(values[:, None] - values)
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)
