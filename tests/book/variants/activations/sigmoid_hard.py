"""The hard sigmoid: straight lines.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return np.clip(x / 6 + 0.5, 0, 1)
