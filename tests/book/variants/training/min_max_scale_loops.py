"""Column by column, in plain Python.

Exercise: min_max_scale
Fails: nothing
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x)
    if x.ndim != 2:
        raise ValueError("a matrix is wanted")
    out = np.zeros(x.shape)
    for j in range(x.shape[1]):
        column = [float(v) for v in x[:, j]]
        least, most = min(column), max(column)
        for i, value in enumerate(column):
            share = (value - least) / (most - least) if most > least else 0.0
            out[i, j] = lower * (1 - share) + upper * share
    return out
