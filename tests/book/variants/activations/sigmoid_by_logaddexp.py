"""exp(-ln(1 + exp(-x))).

Exercise: sigmoid
Fails: nothing
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return np.exp(-np.logaddexp(0.0, -x))
