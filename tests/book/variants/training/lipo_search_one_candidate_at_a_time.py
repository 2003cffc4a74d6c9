"""Draws candidates one at a time until one is acceptable.

Exercise: lipo_search
Fails: nothing
"""

import numpy as np


def steepest(points, values):
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    rise = np.abs(values[:, None] - values)
    return np.max(rise[apart > 0] / apart[apart > 0], initial=0.0)


def lipo_search(f, bounds, trials, rng, k=None):
    if np.ndim(bounds) != 2 or any(len(pair) != 2 for pair in bounds):
        raise ValueError("bounds are pairs")
    low = np.array([pair[0] for pair in bounds], dtype=np.float64)
    high = np.array([pair[1] for pair in bounds], dtype=np.float64)
    if trials < 1 or not np.all(low < high) or not np.all(np.isfinite(high - low)):
        raise ValueError("wrong arguments")
    rng = np.random.default_rng(rng)
    points, values = [rng.uniform(low, high)], []
    values.append(float(f(points[0].copy())))
    while len(values) < trials:
        free = k is None and rng.random() < 0.1
        slope = k if k is not None else 1.01 * steepest(np.array(points), np.array(values))
        hope, chosen = -np.inf, None
        for _ in range(1000):
            x = rng.uniform(low, high)
            steps = np.sqrt(((np.array(points) - x) ** 2).sum(axis=1))
            bound = (np.array(values) + slope * steps).min()
            if free or bound >= max(values):
                chosen = x
                break
            if bound > hope:
                hope, chosen = bound, x
        points.append(chosen)
        values.append(float(f(chosen.copy())))
    best = values.index(max(values))
    return (
        points[best],
        values[best],
        np.array([[*p, v] for p, v in zip(points, values, strict=True)]),
    )
