"""The second bias is forgotten.

Exercise: residual_forward
Fails: residual_forward_example, residual_forward_values, residual_forward_negative,
residual_forward_wide, residual_forward_kinds, residual_forward_kept,
residual_forward_every_shape_refused
"""

import numpy as np


def residual_forward(x, w1, b1, w2, b2):
    x, w1, b1, w2, b2 = (np.asarray(part, dtype=np.float64) for part in (x, w1, b1, w2, b2))
    if x.ndim != 2 or w1.ndim != 2 or w1.shape[1] != len(x) or b1.shape != (len(w1), 1):
        raise ValueError
    if w2.shape != (len(x), len(w1)) or b2.shape != (len(x), 1):
        raise ValueError
    z = w1 @ x + b1
    a = x + w2 @ np.maximum(z, 0)
    return a, (x, w1, w2, z)
