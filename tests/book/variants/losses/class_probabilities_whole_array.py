"""Sums over classes and samples.

Exercise: class_probabilities
Fails: class_probabilities_values, class_probabilities_sample, class_probabilities_two,
class_probabilities_extreme, class_probabilities_kinds
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    z = x @ theta.T
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum()
