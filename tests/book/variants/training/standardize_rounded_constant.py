"""A column far from 0 that varies little counts as constant.

Exercise: standardize
Fails: standardize_scales
"""

import numpy as np

from solutions import training


def standardize(x, mean=None, std=None):
    training.standardize(x, mean, std)
    x = np.asarray(x, float)
    if mean is not None:
        return training.standardize(x, mean, std)
    m, s = x.mean(axis=0), x.std(axis=0)
    s = np.where(s <= 1e-15 * np.abs(m), 0, s)
    return np.where(s == 0, 0, (x - m) / np.where(s == 0, 1, s))
