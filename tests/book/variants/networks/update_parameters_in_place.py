"""The caller's arrays are changed.

Exercise: update_parameters
Fails: update_parameters_unchanged, update_parameters_kinds, update_parameters_kept
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name in parameters:
        value = np.asarray(parameters[name], dtype=float)
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradients["d" + name], dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        value -= learning_rate * gradient
        new[name] = value
    return new
