"""Wrong only there: two axes at most.

Exercise: dot
Fails: dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a = np.array(a, dtype=np.float64)
    b = np.array(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim == 0:
        raise ValueError("two matrices or two vectors")
    if a.shape[-1] != b.shape[0]:
        raise ValueError("inner sizes differ")
    return a @ b
