"""Row by row, only over what is possible.

Exercise: kl_divergence
Fails: nothing
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError
    sums = []
    for one, other in zip(p.reshape(-1, p.shape[-1]), q.reshape(-1, p.shape[-1]), strict=True):
        there = one > 0
        with np.errstate(divide="ignore"):
            sums.append(np.sum(one[there] * (np.log(one[there]) - np.log(other[there]))))
    return np.array(sums, dtype=np.float64).reshape(p.shape[:-1])[()]
