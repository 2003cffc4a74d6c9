"""Python floats, element by element.

Exercise: update_parameters
Fails: nothing
"""

import numpy as np


def update_parameters(parameters, gradients, learning_rate):
    updated = {}
    for name, value in parameters.items():
        key = f"d{name}"
        if key not in gradients or np.shape(gradients[key]) != np.shape(value):
            raise ValueError(key)
        pairs = zip(np.ravel(value).tolist(), np.ravel(gradients[key]).tolist(), strict=True)
        numbers = [p - learning_rate * g for p, g in pairs]
        updated[name] = np.array(numbers, dtype=float).reshape(np.shape(value))
    return updated
