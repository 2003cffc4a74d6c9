"""One point in each layer of the box: the points are not independent.

Exercise: random_search
Fails: random_search_protocol
"""

import numpy as np

from solutions import training


def random_search(f, bounds, trials, rng):
    training.random_search(lambda x: 0.0, bounds, trials, 0)
    r = np.random.default_rng(rng)
    b = np.asarray(bounds, float)
    u = np.column_stack([(r.permutation(trials) + r.random(trials)) / trials for _ in b])
    pts = b[:, 0] + (b[:, 1] - b[:, 0]) * u
    v = np.array([float(f(p.copy())) for p in pts])
    h = np.column_stack([pts, v])
    i = int(np.argmax(np.where(np.isnan(v), -np.inf, v)))
    return h[i, :-1].copy(), v[i], h
