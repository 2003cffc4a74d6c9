"""A generator cuts the batches.

Exercise: mini_batches
Fails: nothing
"""

import numpy as np


def mini_batches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    if x.ndim == 0 or y.ndim == 0 or len(x) != len(y) or batch_size < 1:
        raise ValueError
    order = list(range(len(x)))
    np.random.default_rng(rng).shuffle(order)
    order = np.array(order, dtype=int)

    def cut():
        left = order
        while len(left):
            yield x[left[:batch_size]], y[left[:batch_size]]
            left = left[batch_size:]

    return list(cut())
