"""Wrong for sums of a hundred products.

Exercise: dot
Fails: dot_kinds
"""

import numpy as np


def right(a, b):
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("a and b must both be matrices or both vectors")
    if a.shape[-1] != b.shape[0]:
        raise ValueError("the inner sizes differ")
    return a @ b


def dot(a, b):
    result = right(a, b)
    if np.ndim(a) == 2 and np.shape(a)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
