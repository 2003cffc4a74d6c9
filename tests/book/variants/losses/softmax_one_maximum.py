"""One maximum for all rows: rows that lie lower vanish.

Exercise: softmax
Fails: softmax_extreme, softmax_far, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    e = np.exp((x - x.max()) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
