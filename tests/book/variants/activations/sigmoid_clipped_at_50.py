"""Clips x to [-50, 50] against the overflow, which makes small values too large.

Exercise: sigmoid
Fails: sigmoid_large, sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))
