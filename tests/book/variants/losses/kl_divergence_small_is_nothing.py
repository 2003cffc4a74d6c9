"""Takes probabilities below 1e-12 for 0, also where q is 0.

Exercise: kl_divergence
Fails: kl_divergence_ends
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError("rows of one shape")
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError("no probabilities")
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = p * (np.log(p) - np.log(q))
    return np.where(p < 1e-12, 0.0, terms).sum(axis=-1)
