"""f gets a view of the points.

Exercise: random_search
Fails: random_search_protocol
"""

import numpy as np


def random_search(f, bounds, trials, rng):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0:
        raise ValueError("bounds must have the shape (d, 2)")
    low, high = bounds.T
    if not np.isfinite(bounds).all() or not (low < high).all():
        raise ValueError("bounds must be finite, the lower below the upper")
    if trials < 1:
        raise ValueError("trials must be at least 1")
    points = np.random.default_rng(rng).uniform(low, high, size=(trials, len(bounds)))
    # f gets an array of its own, whatever it does with it
    values = np.array([f(point) for point in points], dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))  # argmax would take nan for the largest
    best = known[np.argmax(values[known])]
    return points[best], values[best], np.column_stack([points, values])
