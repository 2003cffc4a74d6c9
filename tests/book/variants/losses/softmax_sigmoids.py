"""The sigmoid of each score, made to sum to 1.

Exercise: softmax
Fails: softmax_example, softmax_values, softmax_extreme, softmax_temperature, softmax_kinds,
softmax_kept, softmax_far, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = 1 / (1 + np.exp(-x / temperature))
    return e / e.sum(axis=-1, keepdims=True)
