"""Takes everything, and gives nan where there is no sample.

Exercise: variance
Fails: variance_every_shape_refused
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    d = x - x.sum(axis=0) / max(len(x), 1)
    return (d * d).sum(axis=0) / max(len(x), 1)
