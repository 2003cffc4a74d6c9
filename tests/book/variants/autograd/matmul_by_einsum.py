"""By einsum.

Exercise: matmul
Fails: nothing
"""

import numpy as np


def matmul(x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)
    if not (x.ndim == y.ndim == 2 and x.shape[1] == len(y)):
        raise ValueError("shapes")

    def pull(d):
        return np.einsum("mn,kn->mk", d, y), np.einsum("mk,mn->kn", x, d)

    return np.einsum("mk,kn->mn", x, y), pull
