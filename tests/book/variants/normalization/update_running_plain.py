"""The old statistics and those of the batch are mixed, the new ones with the share momentum.

Exercise: update_running
Fails: nothing
"""

import numpy as np


def update_running(running, x, momentum=0.1):
    mean = np.asarray(running["mean"], dtype=np.float64)
    variance = np.asarray(running["variance"], dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2 or len(x) < 2:
        raise ValueError("x must be a matrix with at least two rows")
    n = x.shape[1]
    if mean.shape != (n,) or variance.shape != (n,):
        raise ValueError("mean and variance need one number for each feature")
    batch_variance = x.var(axis=0, ddof=1)  # ddof=1 divides by m - 1
    return {
        "mean": (1 - momentum) * mean + momentum * x.mean(axis=0),
        "variance": (1 - momentum) * variance + momentum * batch_variance,
    }
