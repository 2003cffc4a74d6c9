"""Scores from einsum, probabilities from differences of scores.

Exercise: class_probabilities
Fails: nothing
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    z = np.einsum("...d,kd->...k", x, theta)
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)
