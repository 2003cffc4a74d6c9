"""Arrays keep their type.

Exercise: update_parameters
Fails: update_parameters_types, update_parameters_kinds
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name in parameters:
        value = np.asarray(parameters[name])
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradients["d" + name], dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        new[name] = (value - learning_rate * gradient).astype(value.dtype)
    return new
