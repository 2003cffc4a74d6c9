"""np.vectorize without its type does not take an empty array.

Exercise: gelu
Fails: gelu_any_shape
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    phi = np.vectorize(lambda v: 0.0 if v == -np.inf else v / 2 * (1 + math.erf(v / math.sqrt(2))))
    return phi(x)[()]
