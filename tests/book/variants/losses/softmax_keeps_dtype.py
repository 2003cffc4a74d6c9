"""Subtracts unsigned integers, which wrap around below 0.

Exercise: softmax
Fails: softmax_values, softmax_kinds, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
