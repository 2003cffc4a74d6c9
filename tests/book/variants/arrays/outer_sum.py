"""Sums in place of products: ⊕ read as plus.

Exercise: outer
Fails: outer_example, outer_vectors, outer_flattens, outer_numbers, outer_float64, outer_kinds,
outer_kept
"""

import numpy as np


def outer(a, b):
    column = np.asarray(a, dtype=np.float64).reshape(-1, 1)
    return column + np.asarray(b, dtype=np.float64).reshape(1, -1)
