"""Reads the numbers one after the other.

Exercise: vector_to_image
Fails: nothing
"""

import numpy as np


def vector_to_image(vector, shape):
    rows = np.array(vector, dtype=float).tolist()
    height, width, channels = shape
    column = isinstance(rows, list) and all(
        isinstance(r, list) and len(r) == 1 and isinstance(r[0], float) for r in rows
    )
    if min(shape) < 0 or not column or len(rows) != height * width * channels:
        raise ValueError("not a column of height * width * channels numbers")
    numbers = iter(rows)
    return np.array(
        [[[next(numbers)[0] for _ in range(channels)] for _ in range(width)] for _ in range(height)]
    )
