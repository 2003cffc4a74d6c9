"""Number by number, from the distribution of the standard library.

Exercise: gelu_gradient
Fails: nothing
"""

from statistics import NormalDist

import numpy as np


def gelu_gradient(x):
    normal = NormalDist()
    x = np.asarray(x, dtype=np.float64)
    y = [normal.cdf(v) + v * normal.pdf(v) for v in x.ravel()]
    return np.array(y, dtype=np.float64).reshape(x.shape)[()]
