"""Shuffles the batches, not the samples.

Exercise: mini_batches
Fails: mini_batches_shuffled, mini_batches_kinds
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    starts = range(0, len(x), batch_size)
    batches = [(x[s : s + batch_size], y[s : s + batch_size]) for s in starts]
    order = np.random.default_rng(rng).permutation(len(batches) - 1) if batches else []
    return [batches[i] for i in order] + batches[-1:]
