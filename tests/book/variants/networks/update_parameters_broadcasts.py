"""Gradients that broadcast are accepted.

Exercise: update_parameters
Fails: update_parameters_errors, update_parameters_every_gradient_refused
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name in parameters:
        value = np.array(parameters[name], dtype=float)
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradients["d" + name], dtype=float)
        new[name] = value - learning_rate * gradient
    return new
