"""The logarithm to the base 2.

Exercise: kl_divergence
Fails: kl_divergence_example, kl_divergence_values, kl_divergence_zeros, kl_divergence_kinds,
kl_divergence_kept, kl_divergence_ends, kl_divergence_every_error
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p == 0, 0.0, p * (np.log2(p) - np.log2(q))).sum(axis=-1)
