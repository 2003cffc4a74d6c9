"""Class by class, sample by sample.

Exercise: class_probabilities
Fails: nothing
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    if x.ndim == 2:
        return np.array([class_probabilities(row, theta) for row in x])
    z = [float(sum(t * v for t, v in zip(row, x, strict=True))) for row in theta]
    e = [float(np.exp(s - max(z))) for s in z]
    return np.array([v / sum(e) for v in e])
