"""Every gradient must have a parameter.

Exercise: update_parameters
Fails: update_parameters_names, update_parameters_kinds, update_parameters_kept
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    if len(gradients) != len(parameters):
        raise ValueError("too many gradients")
    for name in parameters:
        value = np.array(parameters[name], dtype=float)
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradients["d" + name], dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        new[name] = value - learning_rate * gradient
    return new
