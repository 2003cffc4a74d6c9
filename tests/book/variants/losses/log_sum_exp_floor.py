"""Wrong only there: -1e300 scores.

Exercise: log_sum_exp
Fails: log_sum_exp_far
"""

import numpy as np


def log_sum_exp(x):
    x = np.array(x, dtype=np.float64)
    top = x.argmax(axis=-1)[..., np.newaxis]
    most = np.maximum(np.take_along_axis(x, top, axis=-1), -1e4)
    e = np.exp(x - most)
    e = np.maximum(e, 0.0)
    return most[..., 0] + np.log(e.sum(axis=-1))
