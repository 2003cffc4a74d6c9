"""The indices are shuffled once, and gone through in steps of the batch size.

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
    order = np.random.default_rng(rng).permutation(len(x))
    batches = []
    for start in range(0, len(x), batch_size):
        part = order[start : start + batch_size]  # the last one may be shorter
        batches.append((x[part], y[part]))
    return batches
