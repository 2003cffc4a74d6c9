"""Ignores the seed it is given.

Exercise: lipo_search
Fails: lipo_search_accepts, lipo_search_evaluations, lipo_search_protocol
"""

import numpy as np


def steepest(points, values):
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    rise = np.abs(values[:, None] - values)
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)


def lipo_search(f, bounds, trials, rng, k=None):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or trials < 1:
        raise ValueError("wrong arguments")
    if not np.all(np.isfinite(bounds)) or np.any(bounds[:, 0] >= bounds[:, 1]):
        raise ValueError("no box")
    low, high = bounds.T
    rng = np.random.default_rng(3)
    points, values = np.empty((0, len(bounds))), np.empty(0)
    for t in range(trials):
        pool = rng.uniform(low, high, size=(1000, len(bounds)))
        x = pool[0]
        if t > 0 and (k is not None or rng.random() >= 0.1):
            slope = 1.01 * steepest(points, values) if k is None else k
            apart = np.linalg.norm(pool[:, None] - points[None], axis=-1)
            bound = np.min(values + slope * apart, axis=1)
            good = bound >= values.max()
            x = pool[np.argmax(good if good.any() else bound)]
        points = np.vstack([points, x])
        values = np.append(values, float(f(x)))
    best = np.argmax(values)
    return points[best], values[best], np.column_stack([points, values])
