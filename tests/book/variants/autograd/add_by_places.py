"""Adds up by places.

Exercise: add
Fails: nothing
"""

import numpy as np


def add(x, y):
    arrays = [np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)]

    def pull(d):
        parts = []
        for a in arrays:
            part = np.zeros(a.size)
            places = np.broadcast_to(np.arange(a.size).reshape(a.shape), np.shape(d))
            np.add.at(part, places.ravel(), np.ravel(d))
            parts.append(part.reshape(a.shape))
        return parts[0], parts[1]

    return arrays[0] + arrays[1], pull
