"""Clips the probabilities, so that nothing is infinite.

Exercise: kl_divergence
Fails: kl_divergence_zeros, kl_divergence_kinds, kl_divergence_ends, kl_divergence_kept
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError
    if not np.all((p >= 0) & (p <= 1) & (q >= 0) & (q <= 1)):
        raise ValueError
    p, q = np.clip(p, 1e-12, 1), np.clip(q, 1e-12, 1)
    return (p * (np.log(p) - np.log(q))).sum(axis=-1)
