"""Rows belong to the second factor.

Exercise: outer
Fails: outer_example, outer_vectors, outer_flattens, outer_numbers, outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    return np.outer(np.asarray(b, dtype=np.float64), np.asarray(a, dtype=np.float64))
