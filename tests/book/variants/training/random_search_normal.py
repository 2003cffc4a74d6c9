"""Normally distributed about the middle, clipped to the box.

Exercise: random_search
Fails: random_search_uniform, random_search_seed, random_search_protocol
"""

import numpy as np


def random_search(f, bounds, trials, rng):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0 or trials < 1:
        raise ValueError("wrong arguments")
    if not np.all(np.isfinite(bounds)) or np.any(bounds[:, 0] >= bounds[:, 1]):
        raise ValueError("no box")
    rng = np.random.default_rng(rng)
    middle, span = bounds.mean(axis=1), bounds[:, 1] - bounds[:, 0]
    points = middle + span / 4 * rng.normal(size=(trials, len(bounds)))
    points = np.clip(points, bounds[:, 0], bounds[:, 1])
    values = np.array([f(point) for point in points], dtype=np.float64)
    best = int(np.argmax(np.where(np.isnan(values), -np.inf, values)))
    return points[best], float(values[best]), np.column_stack([points, values])
