"""Accepts a temperature of 0 or below.

Exercise: softmax
Fails: softmax_temperature, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
