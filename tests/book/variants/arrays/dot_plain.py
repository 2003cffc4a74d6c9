"""The axes and the inner sizes are checked first, because @ accepts more than matrices and vectors.

Exercise: dot
Fails: nothing
"""

import numpy as np


def dot(a, b):
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("a and b must both be matrices or both vectors")
    if a.shape[-1] != b.shape[0]:
        raise ValueError("the inner sizes differ")
    return a @ b
