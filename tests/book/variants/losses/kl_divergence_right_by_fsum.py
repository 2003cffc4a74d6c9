"""Term by term, with exact sums.

Exercise: kl_divergence
Fails: nothing
"""

import numpy as np


def kl_divergence(p, q):
    import math

    p, q = np.array(p, float), np.array(q, float)
    if p.shape != q.shape or p.ndim == 0 or p.shape[-1] == 0:
        raise ValueError
    for v in (p, q):
        if not ((v >= 0) & (v <= 1)).all():
            raise ValueError

    def term(a, b):
        return 0.0 if a == 0 else math.inf if b == 0 else a * (math.log(a) - math.log(b))

    flat = [
        math.fsum(map(term, u, v))
        for u, v in zip(p.reshape(-1, p.shape[-1]), q.reshape(-1, p.shape[-1]), strict=False)
    ]
    return np.array(flat).reshape(p.shape[:-1])[()]
