"""Keeps the steepest slope and updates it with each new point; explores before it draws.

Exercise: lipo_search
Fails: nothing
"""

import numpy as np


def lipo_search(f, bounds, trials, rng, k=None):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or trials < 1:
        raise ValueError("wrong arguments")
    if not np.all(np.isfinite(bounds)) or np.any(bounds[:, 0] >= bounds[:, 1]):
        raise ValueError("no box")
    rng = np.random.default_rng(rng)
    history = np.empty((trials, len(bounds) + 1))
    slope = 0.0
    for t in range(trials):
        ask = t > 0 and not (k is None and rng.random() < 0.1)
        pool = bounds[:, 0] + np.ptp(bounds, axis=1) * rng.random((1000, len(bounds)))
        x = pool[0]
        if ask:
            bound = np.full(1000, np.inf)
            for row in history[:t]:
                steps = np.sqrt(np.sum((pool - row[:-1]) ** 2, axis=1))
                bound = np.minimum(bound, row[-1] + (slope * 1.01 if k is None else k) * steps)
            acceptable = np.flatnonzero(bound >= history[:t, -1].max())
            x = pool[acceptable[0] if len(acceptable) else bound.argmax()]
        history[t] = [*x, f(x.copy())]
        for row in history[:t]:
            step = np.linalg.norm(row[:-1] - x)
            slope = max(slope, abs(row[-1] - history[t, -1]) / step) if step > 0 else slope
    best = history[history[:, -1].argmax()]
    return best[:-1], best[-1], history
