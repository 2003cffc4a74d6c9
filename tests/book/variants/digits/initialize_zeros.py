"""All weights are 0.

Exercise: initialize
Fails: initialize_he, initialize_order, initialize_biases, initialize_random
"""

import numpy as np


def initialize(width, rng=None):
    if width < 1:
        raise ValueError("width must be at least 1")
    rng = np.random.default_rng(rng)
    shapes = [(width, 3, 3, 1), (2 * width, 3, 3, width), (32 * width, 4 * width), (4 * width, 10)]
    outputs = [width, 2 * width, 4 * width, 10]
    parameters = {}
    for i in range(4):
        parameters[f"W{i + 1}"] = np.zeros(shapes[i])
        parameters[f"b{i + 1}"] = np.zeros(outputs[i])
    return parameters
