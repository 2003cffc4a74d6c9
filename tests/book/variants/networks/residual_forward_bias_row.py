"""Wrong only there: b2 is a column.

Exercise: residual_forward
Fails: residual_forward_every_shape_refused
"""

import numpy as np


def residual_forward(x, w1, b1, w2, b2):
    x, w1, b1, w2, b2 = (np.array(v, dtype=np.float64) for v in (x, w1, b1, w2, b2))
    if any(v.ndim != 2 for v in (x, w1, b1, w2, b2)):
        raise ValueError("matrices")
    n, k = len(x), len(w1)
    if w1.shape != (k, n) or b1.shape != (k, 1) or w2.shape != (n, k) or b2.size != n:
        raise ValueError("shapes do not fit")
    z = w1 @ x + b1
    return x + w2 @ np.maximum(z, 0.0) + b2, (x, w1, w2, z)
