"""Multiplies by the temperature.

Exercise: softmax
Fails: softmax_temperature, softmax_kept, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((x - x.max(axis=-1, keepdims=True)) * temperature)
    return e / e.sum(axis=-1, keepdims=True)
