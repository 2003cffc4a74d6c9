"""The Kronecker product: the same numbers in another order.

Exercise: outer
Fails: outer_example, outer_vectors, outer_flattens, outer_numbers, outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    return np.kron(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
