"""relu(x) - p relu(-x).

Exercise: leaky_relu
Fails: nothing
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0) - slope * np.maximum(-x, 0)
