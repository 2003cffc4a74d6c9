"""The points by numpy.meshgrid.

Exercise: grid_search
Fails: nothing
"""

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("the grid is empty")
    axes = [np.asarray(values, dtype=np.float64) for values in grid]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, len(axes))
    values = np.array([float(f(point.copy())) for point in points])
    best = np.nanargmax(values)
    return points[best], values[best], np.hstack([points, values[:, None]])
