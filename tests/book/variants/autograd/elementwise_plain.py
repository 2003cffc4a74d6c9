"""The pull multiplies what it gets by the derivative at x, element by element.

Exercise: elementwise
Fails: nothing
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        return (d * derivative(x),)  # the comma makes it a tuple

    return function(x), pull
