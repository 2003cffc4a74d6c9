"""Looks up the result by the identity of the arguments, whatever is in them now.

Exercise: multiply
Fails: multiply_kept
"""

import numpy as np

known = {}


def multiply(a, b):
    key = id(a), id(b)
    if key not in known:
        result = np.asarray(a, dtype=np.float64) * np.asarray(b, dtype=np.float64)
        known[key] = result, a, b
    return np.copy(known[key][0])[()]
