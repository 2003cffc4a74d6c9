"""Hands a number over as an array of one.

Exercise: elementwise
Fails: elementwise_every_kind
"""

import numpy as np


def elementwise(x, function, derivative):
    x = np.asarray(x, dtype=np.float64)
    seen = np.atleast_1d(x)

    def pull(d):
        return (np.reshape(derivative(seen), x.shape) * d,)

    return np.reshape(function(seen), x.shape), pull
