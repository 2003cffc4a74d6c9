"""Refuses the temperature 0 but not a negative one.

Exercise: softmax
Fails: softmax_temperature, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature == 0:
        raise ValueError("temperature must not be 0")
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
