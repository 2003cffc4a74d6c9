"""The product rule gives two terms: the gate, and x times the derivative of the gate.

Exercise: swish_gradient
Fails: nothing
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    z = beta * x
    e = np.exp(-np.abs(z))  # at most 1, so it cannot overflow
    gate = np.where(z >= 0, 1, e) / (1 + e)  # sigmoid(z)
    return gate + x * beta * gate * (1 - gate)
