"""Inputs are cut off at 708.

Exercise: sigmoid
Fails: sigmoid_small
"""

import numpy as np


def sigmoid(x):
    return np.asarray(1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=np.float64), -708, 708))))[()]
