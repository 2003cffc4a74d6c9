"""Adds up everything, of whatever shape.

Exercise: compensated_sum
Fails: compensated_sum_every_shape_refused
"""

import math

import numpy as np


def compensated_sum(x):
    return np.float64(math.fsum(np.asarray(x, dtype=np.float64).ravel()))
