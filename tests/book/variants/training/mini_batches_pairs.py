"""Neighbours stay together, only pairs are shuffled.

Exercise: mini_batches
Fails: mini_batches_kinds
"""

import numpy as np

from solutions import training


def mini_batches(x, y, batch_size, rng):
    training.mini_batches(x, y, batch_size, 0)
    x, y = np.asarray(x), np.asarray(y)
    m = len(x)
    r = np.random.default_rng(rng)
    o = r.permutation((m + 1) // 2 * 2).reshape(-1, 2)
    o = np.sort(o, axis=1).ravel()
    o = o[o < m]
    return [(x[o[s : s + batch_size]], y[o[s : s + batch_size]]) for s in range(0, m, batch_size)]
