"""Np.average.

Exercise: update_running
Fails: nothing
"""

import numpy as np


def update_running(running, x, momentum=0.1):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2 or len(x) < 2:
        raise ValueError("x")
    centred = x - x.mean(axis=0)
    pairs = {
        "mean": (running["mean"], x.mean(axis=0)),
        "variance": (running["variance"], np.sum(centred * centred, axis=0) / (len(x) - 1)),
    }
    if any(np.shape(old) != new.shape for old, new in pairs.values()):
        raise ValueError("shapes")
    weights = [1 - momentum, momentum]
    return {key: np.average([o, n], axis=0, weights=weights) for key, (o, n) in pairs.items()}
