"""The exponent of the density is not halved.

Exercise: gelu_gradient
Fails: gelu_gradient_example, gelu_gradient_difference, gelu_gradient_any_shape,
gelu_gradient_input_kept, gelu_gradient_call, gelu_gradient_near_and_far
"""

import math

import numpy as np


def gelu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    return (1 + erf(x / np.sqrt(2)))[()] / 2 + x * np.exp(-x * x) / np.sqrt(2 * np.pi)
