"""Goes down one coordinate after the other, and keeps the best on the way.

Exercise: grid_search
Fails: nothing
"""

import numpy as np


def grid_search(f, grid):
    if len(grid) == 0 or any(np.ndim(row) != 1 or len(row) == 0 for row in grid):
        raise ValueError("the grid is empty")
    rows, best = [], [None, -np.inf]

    def go_down(point):
        if len(point) < len(grid):
            for value in grid[len(point)]:
                go_down([*point, float(value)])
            return
        value = float(f(np.array(point)))
        rows.append([*point, value])
        if value > best[1] or (best[0] is None and value == best[1]):
            best[:] = [np.array(point), value]

    go_down([])
    return best[0], best[1], np.array(rows)
