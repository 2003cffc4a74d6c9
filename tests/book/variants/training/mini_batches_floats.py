"""Turns everything into float64, classes too.

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
    x, y = x.astype(np.float64), y.astype(np.float64)
    order = np.random.default_rng(rng).permutation(len(x))
    parts = [order[s : s + batch_size] for s in range(0, len(x), batch_size)]
    return [(x[part], y[part]) for part in parts]
