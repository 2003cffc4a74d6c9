"""Goes through the places in a window, all windows at once.

Exercise: max_pool_backward
Fails: nothing
"""

import numpy as np


def max_pool_backward(gradient, x, size=2, stride=None):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    step = stride or size
    rows, columns = ((side - size) // step + 1 for side in x.shape[-3:-1])
    if gradient.shape != (*x.shape[:-3], rows, columns, x.shape[-1]):
        raise ValueError("gradient must have the shape of the output")
    places = [
        (..., slice(a, a + step * rows, step), slice(b, b + step * columns, step), slice(None))
        for a in range(size)
        for b in range(size)
    ]
    largest = np.max([x[place] for place in places], axis=0)
    back, given = np.zeros_like(x), np.zeros(gradient.shape, dtype=bool)
    for place in places:
        wins = (x[place] == largest) & ~given
        back[place] += wins * gradient
        given |= wins
    return back
