"""Draws a hundred candidates only.

Exercise: lipo_search
Fails: lipo_search_accepts
"""

import numpy as np


def lipo_search(f, bounds, trials, rng, k=None):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0:
        raise ValueError("bounds must have the shape (d, 2)")
    low, high = bounds.T
    if not np.isfinite(bounds).all() or not (low < high).all():
        raise ValueError("bounds must be finite, the lower below the upper")
    if trials < 1:
        raise ValueError("trials must be at least 1")
    rng = np.random.default_rng(rng)
    points, values = np.zeros((trials, len(bounds))), np.zeros(trials)
    for t in range(trials):
        candidates = rng.uniform(low, high, size=(100, len(bounds)))
        choice = 0
        # an estimated k can be too small: then one trial in ten does not ask the bound
        if t > 0 and (k is not None or rng.random() >= 0.1):
            seen, known = points[:t], values[:t]
            slope = k
            if k is None:
                apart = np.linalg.norm(seen[:, np.newaxis] - seen, axis=2)
                rise = np.abs(known[:, np.newaxis] - known)
                slope = 1.01 * np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)
            distances = np.linalg.norm(candidates[:, np.newaxis] - seen, axis=2)
            bound = np.min(known + slope * distances, axis=1)
            acceptable = bound >= known.max()
            # argmax of True and False gives the first True
            choice = np.argmax(acceptable) if acceptable.any() else np.argmax(bound)
        points[t] = candidates[choice]
        values[t] = f(points[t].copy())  # an array of its own
    best = np.argmax(values)
    return points[best], values[best], np.column_stack([points, values])
