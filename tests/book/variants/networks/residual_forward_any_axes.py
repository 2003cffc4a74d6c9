"""Takes x with any number of axes.

Exercise: residual_forward
Fails: residual_forward_every_shape_refused
"""

import numpy as np


def residual_forward(x, w1, b1, w2, b2):
    x, w1, b1, w2, b2 = (np.asarray(part, dtype=np.float64) for part in (x, w1, b1, w2, b2))
    n, k = len(x), len(w1)
    if w1.shape != (k, n) or b1.shape != (k, 1):
        raise ValueError("x, w1 and b1 do not fit")
    if w2.shape != (n, k) or b2.shape != (n, 1):
        raise ValueError("w2 and b2 must lead back to the rows of x")
    z = w1 @ x + b1
    a = x + w2 @ np.maximum(z, 0) + b2
    return a, (x, w1, w2, z)
