"""A given deviation below 1e-12 counts as 0.

Exercise: standardize
Fails: standardize_scales
"""

import numpy as np


def standardize(x, mean=None, std=None):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2 or (mean is None) != (std is None):
        raise ValueError
    if mean is None:
        mean, std = x.mean(axis=0), x.std(axis=0)
        constant = (x == x[0]).all(axis=0)
        mean, std = np.where(constant, x[0], mean), np.where(constant, 1.0, std)
    else:
        mean, std = np.asarray(mean, dtype=np.float64), np.asarray(std, dtype=np.float64)
        if mean.shape != x.shape[1:] or std.shape != x.shape[1:]:
            raise ValueError
        std = np.where(std < 1e-12, 1.0, std)
    return (x - mean) / std
