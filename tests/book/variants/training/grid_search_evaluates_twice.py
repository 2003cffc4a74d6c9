"""Calls f a second time to report the best value.

Exercise: grid_search
Fails: grid_search_combinations, grid_search_protocol
"""

import itertools

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("the grid is empty")
    points = np.array(list(itertools.product(*grid)), dtype=np.float64)
    values = np.array([f(point) for point in points], dtype=np.float64)
    best = int(np.argmax(np.where(np.isnan(values), -np.inf, values)))
    return points[best], float(f(points[best])), np.column_stack([points, values])
