"""Shuffles x and y each for itself.

Exercise: mini_batches
Fails: mini_batches_pairs, mini_batches_kinds
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    rng = np.random.default_rng(rng)
    x, y = x[rng.permutation(len(x))], y[rng.permutation(len(y))]
    starts = range(0, len(x), batch_size)
    return [(x[s : s + batch_size], y[s : s + batch_size]) for s in starts]
