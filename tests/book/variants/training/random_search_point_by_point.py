"""Draws and evaluates one point at a time.

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
    best_x, best_value, history = None, -np.inf, []
    for _ in range(trials):
        x = np.array([rng.uniform(low, high) for low, high in bounds])
        value = float(f(x.copy()))
        history.append([*x, value])
        if value > best_value or (best_x is None and value == best_value):
            best_x, best_value = x, value
    return best_x, best_value, np.array(history)
