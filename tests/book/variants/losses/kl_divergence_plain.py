"""A difference of logarithms stands for the logarithm of p / q, which may overflow, and terms with p = 0 count as 0.

Exercise: kl_divergence
Fails: nothing
"""

import numpy as np


def kl_divergence(p, q):
    p = np.asarray(p, dtype=np.float64)
    q = np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError("p and q need one shape, and rows that are not empty")
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError("probabilities lie between 0 and 1")
    with np.errstate(divide="ignore", invalid="ignore"):  # ln 0 is expected
        terms = np.where(p == 0, 0, p * (np.log(p) - np.log(q)))
    return terms.sum(axis=-1)
