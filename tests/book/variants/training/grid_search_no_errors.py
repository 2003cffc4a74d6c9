"""Answers an empty grid with an empty history.

Exercise: grid_search
Fails: grid_search_errors, grid_search_protocol, grid_search_every_grid_refused
"""

import itertools

import numpy as np


def grid_search(f, grid):
    points = np.array(list(itertools.product(*grid)), dtype=np.float64)
    if points.size == 0:
        return None, None, points
    values = np.array([f(point) for point in points], dtype=np.float64)
    best = int(np.argmax(np.where(np.isnan(values), -np.inf, values)))
    return points[best], float(values[best]), np.column_stack([points, values])
