"""A check of all names and shapes, then a comprehension.

Exercise: update_parameters
Fails: nothing
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    for name, value in parameters.items():
        if np.shape(gradients.get(f"d{name}", "none")) != np.shape(value):
            raise ValueError(f"the gradient of {name} is missing or has another shape")
    return {
        name: np.subtract(
            value, np.multiply(gradients[f"d{name}"], float(learning_rate), dtype=float)
        ).astype(np.float64)
        for name, value in parameters.items()
    }
