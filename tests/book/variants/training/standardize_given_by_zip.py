"""Statistics by the norm of the centred columns; given ones as they are.

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
    if mean is None:
        mean = np.where(np.ptp(x, axis=0) == 0, x[0], x.mean(axis=0))
        std = np.linalg.norm(x - mean, axis=0) / np.sqrt(len(x))
    std = np.array([s if s else 1.0 for s in std])
    return (x - mean) / std
