"""A single sample is given back itself.

Exercise: mini_batches
Fails: mini_batches_kinds
"""

import numpy as np

from solutions import training


def mini_batches(x, y, batch_size, rng):
    if len(training.mini_batches(x, y, batch_size, 0)) == 1 and len(x) == 1:
        return [(np.asarray(x), np.asarray(y))]
    return training.mini_batches(x, y, batch_size, rng)
