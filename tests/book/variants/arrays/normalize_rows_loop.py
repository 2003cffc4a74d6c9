"""A loop over rows with math.hypot, which scales by itself.

Exercise: normalize_rows
Fails: nothing
"""

import math

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x has two axes, not the shape {x.shape}")
    unit = np.zeros(x.shape)
    for i, row in enumerate(x):
        length = math.hypot(*row)
        if length > 0:
            unit[i] = row / length
    return unit
