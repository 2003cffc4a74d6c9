"""Biases as columns.

Exercise: initialize
Fails: initialize_example, initialize_shapes, initialize_random
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(rng)
    shapes = [(width, 3, 3, 1), (2 * width, 3, 3, width), (32 * width, 4 * width), (4 * width, 10)]
    inputs = [9, 9 * width, 32 * width, 4 * width]
    outputs = [width, 2 * width, 4 * width, 10]
    parameters = {}
    for i in range(4):
        parameters[f"W{i + 1}"] = rng.normal(0, np.sqrt(2 / inputs[i]), shapes[i])
        parameters[f"b{i + 1}"] = np.zeros((outputs[i], 1))
    return parameters
