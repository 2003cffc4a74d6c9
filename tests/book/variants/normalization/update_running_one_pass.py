"""The mean of the squares minus the square of the mean.

Exercise: update_running
Fails: update_running_kinds
"""

import numpy as np


def update_running(running, x, momentum=0.1):
    x = np.asarray(x, dtype=np.float64)
    old = {name: np.asarray(running[name], dtype=np.float64) for name in ("mean", "variance")}
    if x.ndim != 2 or len(x) < 2 or any(v.shape != x.shape[1:] for v in old.values()):
        raise ValueError("shapes")
    m, mean = len(x), x.mean(axis=0)
    variance = ((x**2).mean(axis=0) - mean**2) * m / (m - 1)
    return {
        "mean": (1 - momentum) * old["mean"] + momentum * mean,
        "variance": (1 - momentum) * old["variance"] + momentum * variance,
    }
