"""Spells out the broadcasting and multiplies with einsum.

Exercise: multiply
Fails: nothing
"""

import numpy as np


def multiply(a, b):
    a, b = np.broadcast_arrays(np.array(a, dtype=np.float64), np.array(b, dtype=np.float64))
    return np.einsum("...,...->...", a, b)
