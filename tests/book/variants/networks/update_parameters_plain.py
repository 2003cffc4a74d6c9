"""Each parameter less a small part of its gradient gives a new array in a new dictionary.

Exercise: update_parameters
Fails: nothing
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    updated = {}
    for name in parameters:
        if "d" + name not in gradients:
            raise ValueError(f"the gradient of {name} is missing")
        value = np.asarray(parameters[name], dtype=np.float64)
        gradient = np.asarray(gradients["d" + name], dtype=np.float64)
        if gradient.shape != value.shape:
            raise ValueError(f"the gradient of {name} has another shape")
        updated[name] = value - learning_rate * gradient
    return updated
