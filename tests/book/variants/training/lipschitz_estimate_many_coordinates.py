"""Wrong for points of a hundred coordinates.

Exercise: lipschitz_estimate
Fails: lipschitz_estimate_kinds
"""

import numpy as np


def right(points, values):
    points = np.asarray(points, dtype=np.float64)
    values = np.asarray(values, dtype=np.float64)
    steepest = 0.0
    for i in range(len(points)):
        for j in range(i):
            distance = np.linalg.norm(points[i] - points[j])
            if distance > 0:
                steepest = max(steepest, abs(values[i] - values[j]) / distance)
    return steepest


def lipschitz_estimate(points, values):
    result = right(points, values)
    if np.shape(points)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
