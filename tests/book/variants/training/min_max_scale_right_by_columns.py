"""One column after another, with the functions of the standard library.

Exercise: min_max_scale
Fails: nothing
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.array(x, dtype=float)
    if x.ndim != 2:
        raise ValueError

    def column(c):
        low, high = min(c, default=0), max(c, default=0)
        return [lower + (upper - lower) * ((v - low) / ((high - low) or 1)) for v in c]

    return np.array([column(c) for c in x.T], float).reshape(x.T.shape).T.copy()
