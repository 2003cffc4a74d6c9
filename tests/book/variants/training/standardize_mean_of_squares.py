"""The deviation as the root of mean(x**2) - mean(x)**2.

Exercise: standardize
Fails: standardize_rounding, standardize_scales, standardize_kinds
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
    if mean is None:
        mean = x.mean(axis=0)
        std = np.sqrt(np.maximum((x**2).mean(axis=0) - mean**2, 0))
        std = np.where(x.max(axis=0) == x.min(axis=0), 0.0, std)
    mean, std = np.asarray(mean, np.float64), np.asarray(std, np.float64)
    return (x - mean) / np.where(std == 0, 1.0, std)
