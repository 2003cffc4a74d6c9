"""The gate of 1.702 x, which approximates the GELU.

Exercise: silu
Fails: silu_example, silu_values, silu_any_shape, silu_input_kept, silu_near_and_far, silu_call
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return x / (1 + np.exp(-1.702 * x))
