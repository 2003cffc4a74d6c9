"""The pairs by numpy.triu_indices, the squares by einsum.

Exercise: lipschitz_estimate
Fails: nothing
"""

import numpy as np


def lipschitz_estimate(points, values):
    points, values = np.asarray(points, np.float64), np.asarray(values, np.float64)
    i, j = np.triu_indices(len(points), k=1)
    gap = points[i] - points[j]
    apart = np.sqrt(np.einsum("pd,pd->p", gap, gap))
    rise = np.abs(values[i] - values[j])
    slopes = rise[apart > 0] / apart[apart > 0]
    return float(slopes.max()) if slopes.size else 0.0
