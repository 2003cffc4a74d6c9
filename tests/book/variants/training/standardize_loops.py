"""Column by column, in plain Python; sums that do not round (math.fsum).

Exercise: standardize
Fails: nothing
"""

import math

import numpy as np


def standardize(x, mean=None, std=None):
    if (mean is None) != (std is None):
        raise ValueError("mean and std come together")
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("a matrix is wanted")
    for given in (mean, std):
        if given is not None and np.asarray(given).shape != (x.shape[1],):
            raise ValueError("one number for each column is wanted")
    out = np.empty(x.shape)
    m = len(x)
    for j in range(x.shape[1]):
        column = x[:, j].tolist()
        if mean is None:
            centre = column[0] if min(column) == max(column) else math.fsum(column) / m
            spread = math.sqrt(math.fsum((v - centre) ** 2 for v in column) / m)
        else:
            centre, spread = float(mean[j]), float(std[j])
        for i, v in enumerate(column):
            out[i, j] = (v - centre) / spread if spread != 0 else v - centre
    return out
