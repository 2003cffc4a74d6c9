"""The hard version: straight gate.

Exercise: silu
Fails: silu_example, silu_values, silu_any_shape, silu_input_kept, silu_near_and_far, silu_call
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * np.clip(x / 6 + 0.5, 0, 1)
