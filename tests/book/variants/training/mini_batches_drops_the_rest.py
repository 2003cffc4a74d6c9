"""Leaves out a last batch that is not full.

Exercise: mini_batches
Fails: mini_batches_example, mini_batches_complete, mini_batches_pairs, mini_batches_sizes,
mini_batches_kinds
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    order = np.random.default_rng(rng).permutation(len(x))
    count = len(x) // batch_size
    parts = [order[b * batch_size : (b + 1) * batch_size] for b in range(count)]
    return [(x[part], y[part]) for part in parts]
