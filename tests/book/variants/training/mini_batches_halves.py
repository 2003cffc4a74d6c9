"""Each half is shuffled by itself.

Exercise: mini_batches
Fails: mini_batches_kinds
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y) or batch_size < 1:
        raise ValueError
    m, rng = len(x), np.random.default_rng(rng)
    order = np.roll(np.arange(m), rng.integers(m)) if m else np.arange(0)
    half = (m + 1) // 2
    order = np.concatenate([rng.permutation(order[:half]), rng.permutation(order[half:])])
    parts = [order[start : start + batch_size] for start in range(0, m, batch_size)]
    return [(x[part], y[part]) for part in parts]
