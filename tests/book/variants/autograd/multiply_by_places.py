"""Adds up by places.

Exercise: multiply
Fails: nothing
"""

import numpy as np


def multiply(x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)

    def pull(d):
        parts = []
        for a, other in ((x, y), (y, x)):
            part = np.zeros(a.size)
            places = np.broadcast_to(np.arange(a.size).reshape(a.shape), np.shape(d))
            np.add.at(part, places.ravel(), (d * other + np.zeros(np.shape(d))).ravel())
            parts.append(part.reshape(a.shape))
        return tuple(parts)

    return x * y, pull
