"""Right: copies, changed in place.

Exercise: update
Fails: nothing
"""

import numpy as np


def update(parameters, gradients, learning_rate):
    new = {name: np.array(value, dtype=np.float64) for name, value in parameters.items()}
    for name, value in new.items():
        slope = np.asarray(gradients["d" + name], dtype=np.float64)
        np.subtract(value, np.multiply(learning_rate, slope), out=value)
    return new
