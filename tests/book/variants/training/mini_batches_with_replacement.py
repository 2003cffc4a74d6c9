"""Draws each batch anew from all samples.

Exercise: mini_batches
Fails: mini_batches_complete, mini_batches_kinds
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    rng = np.random.default_rng(rng)
    batches = []
    for start in range(0, len(x), batch_size):
        part = rng.choice(len(x), size=min(batch_size, len(x) - start), replace=False)
        batches.append((x[part], y[part]))
    return batches
