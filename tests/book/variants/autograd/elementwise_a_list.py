"""A list of one.

Exercise: elementwise
Fails: nothing
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.array(x, dtype=np.float64)

    def pull(d):
        slopes = np.asarray(derivative(x), dtype=np.float64)
        return [slopes * np.asarray(d)]

    return np.asarray(function(x), dtype=np.float64), pull
