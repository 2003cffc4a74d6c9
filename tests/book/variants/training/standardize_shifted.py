"""Subtracts the first row before taking statistics, so that constants cancel exactly.

Exercise: standardize
Fails: nothing
"""

import numpy as np


def standardize(x, mean=None, std=None):
    if (mean is None) != (std is None):
        raise ValueError("mean and std come together")
    if mean is not None and not np.shape(mean) == np.shape(std) == np.shape(x)[1:]:
        raise ValueError("one mean and one deviation for each column")
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), got {x.shape}")
    if mean is not None:
        mean, std = np.asarray(mean, np.float64), np.asarray(std, np.float64)
        return (x - mean) / np.where(std == 0, 1.0, std)
    x = x - x[0]
    std = np.sqrt(np.mean((x - x.mean(axis=0)) ** 2, axis=0))
    return (x - x.mean(axis=0)) / np.where(std == 0, 1.0, std)
