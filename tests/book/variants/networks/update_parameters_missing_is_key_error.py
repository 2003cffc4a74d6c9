"""KeyError for a missing gradient.

Exercise: update_parameters
Fails: update_parameters_errors, update_parameters_every_gradient_refused
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name in parameters:
        value = np.array(parameters[name], dtype=float)
        gradient = np.array(gradients["d" + name], dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        new[name] = value - learning_rate * gradient
    return new
