"""A logistic function for each class by itself.

Exercise: class_probabilities
Fails: class_probabilities_example, class_probabilities_values, class_probabilities_sample,
class_probabilities_two, class_probabilities_extreme, class_probabilities_kinds,
class_probabilities_kept
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    return 1 / (1 + np.exp(-np.clip(x @ theta.T, -700, 700)))
