"""Takes np.argmax of the values as they are.

Exercise: random_search
Fails: random_search_nan, random_search_protocol
"""

import numpy as np


def random_search(f, bounds, trials, rng):
    bounds = np.asarray(bounds, dtype=np.float64)
    if bounds.ndim != 2 or bounds.shape[1] != 2 or len(bounds) == 0 or trials < 1:
        raise ValueError("wrong arguments")
    if not np.all(np.isfinite(bounds)) or np.any(bounds[:, 0] >= bounds[:, 1]):
        raise ValueError("no box")
    rng = np.random.default_rng(rng)
    points = rng.uniform(bounds[:, 0], bounds[:, 1], size=(trials, len(bounds)))
    values = np.array([f(point) for point in points], dtype=np.float64)
    best = int(np.argmax(values))
    return points[best], float(values[best]), np.column_stack([points, values])
