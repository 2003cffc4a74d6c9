"""The formula as it is printed: overflows at 1000.

Exercise: softmax
Fails: softmax_extreme, softmax_temperature, softmax_far, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp(x / temperature)
    return e / e.sum(axis=-1, keepdims=True)
