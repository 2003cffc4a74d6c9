"""Draws in the unit cube and stretches.

Exercise: random_search
Fails: nothing
"""

import numpy as np


def random_search(f, bounds, trials, rng):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0 or trials < 1:
        raise ValueError("wrong arguments")
    if not np.all(np.isfinite(bounds)) or np.any(bounds[:, 0] >= bounds[:, 1]):
        raise ValueError("no box")
    rng = np.random.default_rng(rng)
    low, span = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
    points = low + span * rng.random((trials, len(bounds)))
    values = np.array([f(point.copy()) for point in points])
    best = np.nanargmax(values)
    return points[best], values[best], np.c_[points, values]
