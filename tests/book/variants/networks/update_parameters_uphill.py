"""A step uphill.

Exercise: update_parameters
Fails: update_parameters_chapter, update_parameters_values, update_parameters_unchanged,
update_parameters_types, update_parameters_names, update_parameters_errors,
update_parameters_kinds, update_parameters_kept, update_parameters_every_gradient_refused
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name in parameters:
        value = np.array(parameters[name], dtype=float)
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradients["d" + name], dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        new[name] = value + learning_rate * gradient
    return new
