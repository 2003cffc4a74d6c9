"""From the log-sum-exp of the row, which NumPy can reduce.

Exercise: softmax
Fails: nothing
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    with np.errstate(over="ignore"):
        x = (x - x.max(axis=-1, keepdims=True)) / temperature
    return np.exp(x - np.logaddexp.reduce(x, axis=-1, keepdims=True))
