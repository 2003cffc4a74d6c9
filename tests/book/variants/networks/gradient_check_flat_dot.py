"""Inner products of flat vectors.

Exercise: gradient_check
Fails: nothing
"""

import numpy as np


def gradient_check(gradient, numerical):
    g, h = np.array(gradient, dtype=float), np.array(numerical, dtype=float)
    if np.shape(g) != np.shape(h):
        raise ValueError("shapes differ")
    g, h = g.ravel(), h.ravel()
    d = g - h
    return float(d @ d) ** 0.5 / ((float(g @ g) ** 0.5 + float(h @ h) ** 0.5) or 1.0)
