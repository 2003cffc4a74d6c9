"""f gets the same array each time, filled anew.

Exercise: grid_search
Fails: grid_search_protocol
"""

import itertools

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("grid must hold a row of values for each coordinate")
    points = np.array(list(itertools.product(*grid)), dtype=np.float64)
    buffer, values = np.empty(len(grid)), []
    for point in points:
        buffer[:] = point
        values.append(float(f(buffer)))
    values = np.array(values)
    known = np.flatnonzero(~np.isnan(values))  # argmax would take nan for the largest
    best = known[np.argmax(values[known])]
    return points[best], values[best], np.column_stack([points, values])
