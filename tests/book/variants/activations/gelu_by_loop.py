"""Number by number, from the distribution of the standard library.

Exercise: gelu
Fails: nothing
"""

from statistics import NormalDist

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    y = [0.0 if v == -np.inf else v * NormalDist().cdf(v) for v in x.ravel()]
    return np.array(y, dtype=np.float64).reshape(x.shape)[()]
