"""Hands the function what it got.

Exercise: elementwise
Fails: elementwise_kinds, elementwise_every_kind
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x)
    return function(x), lambda d: (d * derivative(x),)
