"""x (1 + tanh(x / 2)) / 2.

Exercise: silu
Fails: nothing
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (1 + np.tanh(x / 2)) / 2
