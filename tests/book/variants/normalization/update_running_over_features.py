"""Over the features.

Exercise: update_running
Fails: update_running_example, update_running_values, update_running_unbiased,
       update_running_ends, update_running_kinds, update_running_errors, update_running_kept
"""

import numpy as np


def update_running(running, x, momentum=0.1):
    x = np.asarray(x, dtype=np.float64)
    mean, variance = (np.asarray(running[key], dtype=np.float64) for key in ("mean", "variance"))
    if x.ndim != 2 or len(x) < 2 or not mean.shape == variance.shape == x.shape[1:]:
        raise ValueError("shapes")
    new_mean = x.mean(axis=1)
    new_variance = x.var(axis=1, ddof=1)
    return {
        "mean": (1 - momentum) * mean + momentum * new_mean,
        "variance": (1 - momentum) * variance + momentum * new_variance,
    }
