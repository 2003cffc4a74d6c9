"""Refuses what is not above 0 by asking for what is at most 0, which nan is not.

Exercise: softmax
Fails: softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    if temperature <= 0:
        raise ValueError("the temperature must be greater than 0")
    x = np.asarray(x, dtype=np.float64)
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
