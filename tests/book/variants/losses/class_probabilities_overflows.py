"""No maximum subtracted.

Exercise: class_probabilities
Fails: class_probabilities_extreme, class_probabilities_kinds
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    e = np.exp(x @ theta.T)
    return e / e.sum(axis=-1, keepdims=True)
