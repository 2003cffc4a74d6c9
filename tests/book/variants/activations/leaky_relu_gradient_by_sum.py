"""slope + (1 - slope) times the step: whole numbers for a whole slope.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_call, leaky_relu_gradient_input_kept
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return slope + (1 - slope) * (x > 0)
