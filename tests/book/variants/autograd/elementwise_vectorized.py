"""Calls the functions with one number at a time.

Exercise: elementwise
Fails: elementwise_every_kind
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    one_by_one = np.vectorize(function, otypes=[np.float64])
    slopes = np.vectorize(derivative, otypes=[np.float64])
    value = one_by_one(x) if x.size else x.copy()
    return value, lambda d: (d * slopes(x) if x.size else x.copy(),)
