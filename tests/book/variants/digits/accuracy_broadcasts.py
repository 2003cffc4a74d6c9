"""Compares whatever broadcasts.

Exercise: accuracy
Fails: accuracy_refuses, accuracy_every_shape_refused
"""

import numpy as np


def accuracy(predicted, labels):
    return np.mean(np.ravel(predicted)[: np.size(labels)] == np.ravel(labels)[: np.size(predicted)])
