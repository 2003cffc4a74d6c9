"""Entry by entry, with Python's mathematics.

Exercise: binary_cross_entropy_from_logits
Fails: nothing
"""

import math

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z, y = np.asarray(z, float), np.asarray(y, float)
    if z.shape != y.shape or not z.size:
        raise ValueError("shapes")
    costs = []
    for logit, target in zip(z.ravel().tolist(), y.ravel().tolist(), strict=True):
        small = math.log1p(math.exp(-abs(logit)))
        costs.append(small + (max(-logit, 0) if logit < 0 else 0) * target)
        costs[-1] += max(logit, 0) * (1 - target)
    return math.fsum(costs) / len(costs)
