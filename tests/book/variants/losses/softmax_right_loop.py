"""Row by row, number by number.

Exercise: softmax
Fails: nothing
"""

import math

import numpy as np


def softmax(x, temperature=1.0):
    x = np.array(x, dtype=float)
    if not temperature > 0:
        raise ValueError("temperature")
    result = np.empty_like(x)
    for index in np.ndindex(x.shape[:-1]):
        row = x[index].tolist()
        top = max(row)
        powers = [math.exp((v - top) / temperature) for v in row]
        total = math.fsum(powers)
        result[index] = [p / total for p in powers]
    return result
