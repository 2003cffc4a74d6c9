"""Every pair, in plain Python.

Exercise: lipschitz_estimate
Fails: nothing
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    k = 0.0
    for i in range(len(points)):
        for j in range(i):
            apart = sum((a - b) ** 2 for a, b in zip(points[i], points[j], strict=True)) ** 0.5
            if apart > 0:
                k = max(k, abs(values[i] - values[j]) / apart)
    return k
