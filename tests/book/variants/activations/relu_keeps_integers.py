"""Keeps the type of the input: integers in, integers out.

Exercise: relu
Fails: relu_any_shape, relu_near_and_far
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)
