"""x exp(x) / (1 + exp(x)): nan for large x.

Exercise: silu
Fails: silu_large, silu_near_and_far, silu_any_shape
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return x * np.exp(x) / (1 + np.exp(x))
