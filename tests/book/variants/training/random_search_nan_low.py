"""nan counts as -1e300, and wins against what is less.

Exercise: random_search
Fails: random_search_protocol
"""

import numpy as np

from solutions import training


def random_search(f, bounds, trials, rng):
    _, _, h = training.random_search(f, bounds, trials, rng)
    i = int(np.argmax(np.nan_to_num(h[:, -1], nan=-1e300, neginf=-np.inf)))
    return h[i, :-1].copy(), float(h[i, -1]), h
