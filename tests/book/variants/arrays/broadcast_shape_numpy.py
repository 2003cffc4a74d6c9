"""A table of all shapes, filled up with 1, and its columns.

Exercise: broadcast_shape
Fails: nothing
"""

import numpy as np


def broadcast_shape(*shapes):
    table = np.ones((len(shapes), max(map(len, shapes))), dtype=np.int64)
    for row, shape in zip(table, shapes, strict=True):
        row[len(row) - len(shape) :] = shape
    result = []
    for column in table.T:
        sizes = [int(size) for size in np.unique(column) if size != 1]
        if len(sizes) > 1:
            raise ValueError(f"sizes {sizes} on one axis")
        result += sizes or [1]
    return tuple(result)
