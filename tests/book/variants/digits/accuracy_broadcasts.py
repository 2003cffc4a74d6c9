"""Compares whatever broadcasts.

Exercise: accuracy
Fails: accuracy_refuses
"""

import numpy as np


def accuracy(predicted, labels):
    return np.mean(np.ravel(predicted)[: np.size(labels)] == np.ravel(labels)[: np.size(predicted)])
