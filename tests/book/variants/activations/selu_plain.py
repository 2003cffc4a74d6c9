"""An ELU with the given depth is multiplied by the scale on both sides of 0.

Exercise: selu
Fails: nothing
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    scale = 1.0507009873554805
    a = 1.6732632423543772
    below = a * np.expm1(np.minimum(x, 0))  # exp of a large positive x would overflow
    return scale * np.where(x > 0, x, below)
