"""Each half is shuffled by itself.

Exercise: mini_batches
Fails: mini_batches_kinds
"""

import numpy as np

from solutions import training


def mini_batches(x, y, batch_size, rng):
    training.mini_batches(x, y, batch_size, 0)
    x, y = np.asarray(x), np.asarray(y)
    m = len(x)
    r = np.random.default_rng(rng)
    o = (np.arange(m) + (r.integers(m) if m else 0)) % max(m, 1)
    h = (m + 1) // 2
    o = np.concatenate([r.permutation(o[:h]), r.permutation(o[h:])]) if m else o
    return [(x[o[s : s + batch_size]], y[o[s : s + batch_size]]) for s in range(0, m, batch_size)]
