"""x / (1 + exp(-x)).

Exercise: silu
Fails: nothing
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    return x / (1 + np.exp(-x))
