"""Largest rise by largest distance.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_example, lipschitz_estimate_values, lipschitz_estimate_pairs,
lipschitz_estimate_kinds
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    rise = np.abs(values[:, None] - values)
    longest = apart.max(initial=0.0)
    return rise.max() / longest if longest > 0 else 0.0
