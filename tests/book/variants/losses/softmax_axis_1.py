"""Sums along axis 1, which a vector does not have and a block of rows has elsewhere.

Exercise: softmax
Fails: softmax_rows, softmax_kinds, softmax_kept, softmax_far, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    if x.ndim == 1:
        return softmax(x[None], temperature)[0]
    e = np.exp((x - x.max(axis=1, keepdims=True)) / temperature)
    return e / e.sum(axis=1, keepdims=True)
