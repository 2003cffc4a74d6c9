"""Each probability is one over the sum of the exponentials of all differences.

Exercise: softmax
Fails: nothing
"""

import numpy as np


def softmax(x, temperature=1.0):
    x = np.asarray(x, dtype=np.float64)
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    top = np.where(np.isneginf(x), -1e308, x)
    with np.errstate(over="ignore"):
        differences = (top[..., None, :] - top[..., :, None]) / temperature
        return 1 / np.exp(differences).sum(axis=-1)
