"""Shapes are not compared.

Exercise: residual_forward
Fails: residual_forward_every_shape_refused
"""

import numpy as np


def residual_forward(x, w1, b1, w2, b2):
    x, w1, b1, w2, b2 = (np.asarray(part, dtype=np.float64) for part in (x, w1, b1, w2, b2))
    z = w1 @ x + b1
    a = x + w2 @ np.maximum(z, 0) + b2
    return a, (x, w1, w2, z)
