"""Raises no errors.

Exercise: random_search
Fails: random_search_errors, random_search_protocol, random_search_every_box_refused
"""

import numpy as np


def random_search(f, bounds, trials, rng):
    bounds = np.sort(np.asarray(bounds, dtype=np.float64), axis=1)
    trials = max(trials, 1)
    rng = np.random.default_rng(rng)
    points = rng.uniform(bounds[:, 0], bounds[:, 1], size=(trials, len(bounds)))
    values = np.array([f(point) for point in points], dtype=np.float64)
    best = int(np.argmax(np.where(np.isnan(values), -np.inf, values)))
    return points[best], float(values[best]), np.column_stack([points, values])
