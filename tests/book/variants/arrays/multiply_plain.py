"""Both arguments become arrays of float64 first; then * multiplies element by element, and broadcasts.

Exercise: multiply
Fails: nothing
"""

import numpy as np


def multiply(a, b):
    return np.asarray(a, dtype=np.float64) * np.asarray(b, dtype=np.float64)
