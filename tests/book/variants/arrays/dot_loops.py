"""Three loops; a Python number for two vectors.

Exercise: dot
Fails: nothing
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=float).tolist(), np.asarray(b, dtype=float).tolist()
    axes = [np.ndim(a), np.ndim(b)]
    if axes not in ([1, 1], [2, 2]) or (len(a[0]) if axes[0] == 2 else len(a)) != len(b):
        raise ValueError("the shapes are (m, k) and (k, n), or (k,) and (k,)")
    if axes == [1, 1]:
        return sum(x * y for x, y in zip(a, b, strict=True))
    return np.array(
        [[sum(x * y for x, y in zip(r, c, strict=True)) for c in zip(*b, strict=True)] for r in a]
    )
