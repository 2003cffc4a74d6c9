"""Rounds the probabilities to nine digits.

Exercise: softmax
Fails: softmax_values, softmax_rows, softmax_extreme, softmax_temperature, softmax_kinds,
softmax_kept, softmax_far, softmax_every_temperature
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return np.round(e / e.sum(axis=-1, keepdims=True), 9)
