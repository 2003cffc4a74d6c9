"""Divides by the temperature first, which makes large scores infinite.

Exercise: softmax
Fails: softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    if not temperature > 0:  # so that nan is refused too
        raise ValueError("temperature must be greater than 0")
    x = np.asarray(x, dtype=np.float64) / temperature
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
