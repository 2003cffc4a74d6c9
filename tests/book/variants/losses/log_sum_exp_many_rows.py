"""Wrong for a hundred rows.

Exercise: log_sum_exp
Fails: log_sum_exp_kinds
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    m = x.max(axis=-1)
    return m + np.log(np.exp(x - m[..., np.newaxis]).sum(axis=-1))


def log_sum_exp(x):
    result = right(x)
    if np.ndim(x) == 2 and len(x) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
