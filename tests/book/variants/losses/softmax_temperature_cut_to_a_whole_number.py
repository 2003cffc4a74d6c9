"""Cuts off the decimals of a temperature above 1.

Exercise: softmax
Fails: softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    if not temperature > 0:
        raise ValueError("the temperature must be greater than 0")
    if 1 < temperature < np.inf:
        temperature = int(temperature)
    x = np.asarray(x, dtype=np.float64)
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
