"""A decorator makes a function of arrays out of one of numbers.

Exercise: tanh
Fails: nothing
"""

import numpy as np


def elementwise(scalar_function):
    """A decorator."""

    def whole(x):
        x = np.array(x, float)
        return np.fromiter((scalar_function(float(v)) for v in x.flat), float, x.size).reshape(
            x.shape
        )

    return whole


@elementwise
def tanh(x):
    import math

    return math.tanh(x)
