"""Einstein's notation.

Exercise: outer
Fails: nothing
"""

import numpy as np


def outer(a, b):
    flat = [np.asarray(x, dtype=np.float64).ravel() for x in (a, b)]
    return np.einsum("i,j->ij", *flat)
