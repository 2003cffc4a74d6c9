"""A small number in the denominator, against a division by 0 that cannot happen.

Exercise: softmax
Fails: softmax_values, softmax_rows, softmax_extreme, softmax_temperature,
softmax_every_temperature, softmax_far, softmax_kept, softmax_kinds
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / (e.sum(axis=-1, keepdims=True) + 1e-9)
