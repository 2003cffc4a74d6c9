"""Where all values are -inf gives the last point.

Exercise: grid_search
Fails: grid_search_protocol
"""

import itertools

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("grid must hold a row of values for each coordinate")
    points = np.array(list(itertools.product(*grid)), dtype=np.float64)
    # f gets an array of its own, whatever it does with it
    values = np.array([f(point.copy()) for point in points], dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))  # argmax would take nan for the largest
    if np.all(values == -np.inf):
        known = known[::-1]
    best = known[np.argmax(values[known])]
    return points[best], values[best], np.column_stack([points, values])
