"""The hard version: straight gate.

Exercise: silu
Fails: silu_example, silu_values
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * np.clip(x / 6 + 0.5, 0, 1)
