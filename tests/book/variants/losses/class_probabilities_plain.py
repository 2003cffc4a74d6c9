"""The sum in the denominator has an index of its own, which runs over all classes: the result is the softmax of the scores.

Exercise: class_probabilities
Fails: nothing
"""

import numpy as np


def class_probabilities(x, theta):
    x = np.asarray(x, dtype=np.float64)
    theta = np.asarray(theta, dtype=np.float64)
    scores = x @ theta.T
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))  # no exponential above 1
    return e / e.sum(axis=-1, keepdims=True)
