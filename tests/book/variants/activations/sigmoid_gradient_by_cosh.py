"""A quarter of the squared hyperbolic secant of x / 2.

Exercise: sigmoid_gradient
Fails: nothing
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return (0.5 / np.cosh(x / 2)) ** 2
