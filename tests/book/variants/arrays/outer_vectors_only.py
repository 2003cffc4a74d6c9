"""Does not flatten matrices.

Exercise: outer
Fails: outer_flattens, outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return np.atleast_1d(a)[:, np.newaxis] * np.atleast_1d(b)
