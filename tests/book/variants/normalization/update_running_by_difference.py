"""A part of the way to the new values.

Exercise: update_running
Fails: nothing
"""

import numpy as np


def update_running(running, x, momentum=0.1):
    x = np.array(x, dtype=np.float64)
    if x.ndim != 2 or x.shape[0] < 2:
        raise ValueError("x")
    new = {"mean": x.mean(axis=0), "variance": x.var(axis=0) * len(x) / (len(x) - 1)}
    for key, value in new.items():
        old = np.array(running[key], dtype=np.float64)
        if old.shape != value.shape:
            raise ValueError(key)
        new[key] = old + momentum * (value - old)
    return new
