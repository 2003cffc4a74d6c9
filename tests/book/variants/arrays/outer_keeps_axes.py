"""A result with the axes of both factors, not flattened.

Exercise: outer
Fails: outer_flattens, outer_numbers, outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    return np.multiply.outer(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
