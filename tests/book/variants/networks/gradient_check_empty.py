"""Wrong only there: one shape, any: also empty.

Exercise: gradient_check
Fails: gradient_check_kinds
"""

import numpy as np


def gradient_check(gradient, numerical):
    g, n = np.array(gradient, dtype=np.float64), np.array(numerical, dtype=np.float64)
    if g.shape != n.shape:
        raise ValueError("shapes differ")
    top = max(np.max(np.abs(g)), np.max(np.abs(n), initial=0.0))
    if top == 0:
        return 0.0
    g, n = g / top, n / top
    return float(np.sqrt(np.sum((g - n) ** 2)) / (np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(n**2))))
