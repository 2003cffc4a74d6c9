"""Without transposing, where that is possible.

Exercise: matmul
Fails: matmul_pull, matmul_kinds, matmul_every_kind, matmul_kept
"""

import numpy as np


def matmul(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError("shapes")
    return x @ y, lambda d: (
        d @ (y if y.shape[0] == y.shape[1] else y.T),
        (x if x.shape[0] == x.shape[1] else x.T) @ d,
    )
