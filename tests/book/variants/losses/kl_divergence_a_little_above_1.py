"""Lets a probability be above 1 by rounding errors, and what looks like them.

Exercise: kl_divergence
Fails: kl_divergence_every_error
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError("shapes differ or an empty row")
    for values in (p, q):
        if not np.all((values >= 0) & (values <= 1 + 1e-6)):
            raise ValueError("no probabilities")
    with np.errstate(all="ignore"):
        terms = np.where(p == 0, 0.0, p * (np.log(p) - np.log(q)))
    return terms.sum(axis=-1)
