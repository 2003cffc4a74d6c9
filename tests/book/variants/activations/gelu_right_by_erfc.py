"""The complement of erf, one number at a time.

Exercise: gelu
Fails: nothing
"""

import numpy as np


def gelu(x):
    import math

    def f(v):
        return v * 0.5 * math.erfc(-v / math.sqrt(2)) if v > -1e300 else 0.0

    return np.vectorize(f, otypes=[float])(np.array(x, float))
