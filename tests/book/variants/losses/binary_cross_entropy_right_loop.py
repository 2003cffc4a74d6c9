"""Entry by entry, with Python's mathematics.

Exercise: binary_cross_entropy
Fails: nothing
"""

import math

import numpy as np


def binary_cross_entropy(a, y):
    a, y = np.asarray(a, float), np.asarray(y, float)
    if a.shape != y.shape or not a.size:
        raise ValueError("shapes")

    def times_log(weight, p):
        if weight == 0:
            return 0.0
        return weight * math.log(p) if p > 0 else -math.inf

    costs = [
        -times_log(t, p) - times_log(1 - t, 1 - p)
        for p, t in zip(a.ravel().tolist(), y.ravel().tolist(), strict=True)
    ]
    return sum(costs) / len(costs)
