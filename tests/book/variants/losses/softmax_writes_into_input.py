"""Subtracts the maximum in place.

Exercise: softmax
Fails: softmax_input, softmax_kinds, softmax_kept
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    x -= x.max(axis=-1, keepdims=True)
    e = np.exp(x / temperature)
    return e / e.sum(axis=-1, keepdims=True)
