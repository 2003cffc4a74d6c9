"""Wrong for a hundred columns.

Exercise: standardize
Fails: standardize_kinds
"""

import numpy as np


def right(x, mean=None, std=None):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    if (mean is None) != (std is None):
        raise ValueError("give both mean and std, or neither")
    if mean is None:
        constant = x.min(axis=0) == x.max(axis=0)
        # rounding would leave a rest in constant columns
        mean = np.where(constant, x[0], x.mean(axis=0))
        std = np.where(constant, 0.0, x.std(axis=0))
    mean, std = np.asarray(mean, dtype=np.float64), np.asarray(std, dtype=np.float64)
    if mean.shape != (x.shape[1],) or std.shape != (x.shape[1],):
        raise ValueError("mean and std must have one number for each column")
    return (x - mean) / np.where(std == 0, 1.0, std)


def standardize(x, mean=None, std=None):
    result = right(x, mean, std)
    if np.shape(x)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
