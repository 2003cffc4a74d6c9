"""sigmoid(x) sigmoid(-x), from plain formulas.

Exercise: sigmoid_gradient
Fails: nothing
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.exp(-x)) * (1 / (1 + np.exp(x)))
