"""math.hypot of all elements.

Exercise: gradient_check
Fails: nothing
"""

import math

import numpy as np


def gradient_check(gradient, numerical):
    if np.shape(gradient) != np.shape(numerical):
        raise ValueError("shapes differ")
    g = [float(value) for value in np.ravel(gradient)]
    h = [float(value) for value in np.ravel(numerical)]
    difference = math.hypot(*(a - b for a, b in zip(g, h, strict=True)))
    return 0 if difference == 0 else difference / (math.hypot(*g) + math.hypot(*h))
