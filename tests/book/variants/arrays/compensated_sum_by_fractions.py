"""With exact fractions.

Exercise: compensated_sum
Fails: nothing
"""

from fractions import Fraction

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    return np.float64(sum((Fraction(v) for v in x.tolist()), Fraction(0)))
