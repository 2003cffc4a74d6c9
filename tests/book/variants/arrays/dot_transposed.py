"""The factors in the wrong order.

Exercise: dot
Fails: dot_example, dot_matrices, dot_refuses_sizes, dot_refuses_axes, dot_kinds, dot_kept
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("two matrices or two vectors")
    if a.shape[-1] != b.shape[0]:
        raise ValueError("the inner sizes differ")
    return b.T @ a.T
