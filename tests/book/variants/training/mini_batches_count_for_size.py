"""Takes batch_size for the number of batches.

Exercise: mini_batches
Fails: mini_batches_example, mini_batches_pairs, mini_batches_sizes, mini_batches_kinds,
mini_batches_every_error
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    order = np.random.default_rng(rng).permutation(len(x))
    return [(x[part], y[part]) for part in np.array_split(order, batch_size)]
