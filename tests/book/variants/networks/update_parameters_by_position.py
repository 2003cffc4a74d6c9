"""Gradients taken by their position.

Exercise: update_parameters
Fails: update_parameters_names, update_parameters_errors, update_parameters_kinds,
update_parameters_every_gradient_refused
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    new = {}
    for name, gradient in zip(parameters, gradients.values(), strict=False):
        value = np.array(parameters[name], dtype=float)
        if "d" + name not in gradients:
            raise ValueError(f"no gradient for {name}")
        gradient = np.array(gradient, dtype=float)
        if gradient.shape != value.shape:
            raise ValueError(f"d{name} must have shape {value.shape}, got {gradient.shape}")
        new[name] = value - learning_rate * gradient
    return new
