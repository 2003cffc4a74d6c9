"""Right: layer by layer.

Exercise: update
Fails: nothing
"""

import numpy as np


def update(parameters, gradients, learning_rate):
    new = {}
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            name = kind + str(layer)
            slope = gradients["d" + name].astype(np.float64)
            new[name] = parameters[name].astype(np.float64) - learning_rate * slope
    return new
