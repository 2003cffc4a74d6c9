"""Refuses shapes that differ, also those that broadcast.

Exercise: multiply
Fails: multiply_broadcasts, multiply_numbers, multiply_refuses, multiply_kinds, multiply_kept,
multiply_every_shape_refused
"""

import numpy as np


def multiply(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    return a * b
