"""Row by row.

Exercise: log_softmax
Fails: nothing
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    result = np.empty_like(x)
    for index in np.ndindex(x.shape[:-1]):
        s = x[index] - max(x[index])
        result[index] = s - np.log(sum(np.exp(v) for v in s))
    return result
