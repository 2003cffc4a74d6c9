"""Every point is compared with every one before it, and the steepest slope so far is kept.

Exercise: lipschitz_estimate
Fails: nothing
"""

import numpy as np


def lipschitz_estimate(points, values):
    points = np.asarray(points, dtype=np.float64)
    values = np.asarray(values, dtype=np.float64)
    steepest = 0.0
    for i in range(len(points)):
        for j in range(i):
            distance = np.linalg.norm(points[i] - points[j])
            if distance > 0:
                steepest = max(steepest, abs(values[i] - values[j]) / distance)
    return steepest
