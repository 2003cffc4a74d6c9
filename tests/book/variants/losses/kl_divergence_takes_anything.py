"""Does not look at what it is given.

Exercise: kl_divergence
Fails: kl_divergence_every_error
"""

import numpy as np


def kl_divergence(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p == 0, 0.0, p * (np.log(p) - np.log(q))).sum(axis=-1)
