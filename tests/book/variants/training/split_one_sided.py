"""Only refuses fractions that sum to more than 1.

Exercise: split
Fails: split_errors, split_every_error
"""

import numpy as np


def split(x, y, fractions=(0.6, 0.2, 0.2), *, rng):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y) or min(fractions) < 0 or sum(fractions) > 1 + 1e-9:
        raise ValueError("wrong arguments")
    order = np.random.default_rng(rng).permutation(len(x))
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(x)).astype(int)
    return [(x[part], y[part]) for part in np.split(order, cuts)]
