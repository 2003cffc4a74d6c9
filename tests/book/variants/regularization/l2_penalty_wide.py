"""Wrong for a hundred columns.

Exercise: l2_penalty
Fails: l2_penalty_every_kind
"""

import numpy as np


def right(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength / 2 * np.sum(w**2)


def l2_penalty(w, strength=0.01):
    result = right(w, strength)
    if np.ndim(w) == 2 and np.shape(w)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
