"""slope + (1 - slope) times the step.

Exercise: leaky_relu_gradient
Fails: nothing
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return slope + (1 - slope) * (x > 0)
