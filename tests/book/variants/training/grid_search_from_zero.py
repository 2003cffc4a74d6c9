"""Starts with 0 as the best so far: negative values never win.

Exercise: grid_search
Fails: grid_search_best, grid_search_nan, grid_search_protocol
"""

import itertools

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("the grid is empty")
    points = np.array(list(itertools.product(*grid)), dtype=np.float64)
    values = np.array([f(point) for point in points], dtype=np.float64)
    best, best_value = -1, 0.0
    for i, value in enumerate(values):
        if value >= best_value and (value > best_value or best < 0):
            best, best_value = i, value
    return points[best], float(best_value), np.column_stack([points, values])
