"""Walks through nested lists.

Exercise: gelu_gradient
Fails: nothing
"""

import numpy as np


def gelu_gradient(x):
    import math

    def walk(v):
        if isinstance(v, list):
            return [walk(part) for part in v]
        return 0.5 * math.erfc(-v / math.sqrt(2)) + v * math.exp(-v * v / 2) / math.sqrt(
            2 * math.pi
        )

    return np.array(walk(np.asarray(x, float).tolist()), float).reshape(np.shape(x))
