"""The element-wise product.

Exercise: dot
Fails: dot_example, dot_matrices, dot_vectors, dot_float64, dot_refuses_sizes, dot_refuses_axes,
dot_kinds, dot_kept, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return a * b
