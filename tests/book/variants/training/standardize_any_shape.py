"""Takes a plain row of numbers as well.

Exercise: standardize
Fails: standardize_errors, standardize_every_shape_refused
"""

import numpy as np


def standardize(x, mean=None, std=None):
    if (mean is None) != (std is None):
        raise ValueError("mean and std come together")
    if mean is not None and not np.shape(mean) == np.shape(std) == np.shape(x)[1:]:
        raise ValueError("one mean and one deviation for each column")
    x = np.asarray(x, dtype=np.float64)
    if mean is None:
        constant = x.max(axis=0) == x.min(axis=0)
        mean = np.where(constant, x[0], x.mean(axis=0))
        std = np.where(constant, 0.0, x.std(axis=0))
    mean, std = np.asarray(mean, np.float64), np.asarray(std, np.float64)
    return (x - mean) / np.where(std == 0, 1.0, std)
