"""Raises no errors of its own.

Exercise: mini_batches
Fails: mini_batches_errors, mini_batches_every_error
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    batch_size = max(batch_size, 1)
    order = np.random.default_rng(rng).permutation(len(x))
    parts = [order[s : s + batch_size] for s in range(0, len(x), batch_size)]
    return [(x[part], y[part]) for part in parts]
