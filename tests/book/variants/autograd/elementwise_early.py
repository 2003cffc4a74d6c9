"""Computes the derivative at once.

Exercise: elementwise
Fails: nothing
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.array(x, dtype=np.float64)
    value, slope = function(x), derivative(x)

    def pull(d):
        return (np.multiply(slope, d),)

    return value, pull
