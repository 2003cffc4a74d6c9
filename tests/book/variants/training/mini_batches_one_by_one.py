"""Fills batches sample by sample.

Exercise: mini_batches
Fails: nothing
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    indices = list(range(len(x)))
    np.random.default_rng(rng).shuffle(indices)
    batches, batch = [], []
    for index in indices:
        batch.append(index)
        if len(batch) == batch_size:
            batches.append((x[batch], y[batch]))
            batch = []
    if batch:
        batches.append((x[batch], y[batch]))
    return batches
