"""The product rule gives two terms: the gate, and x times the density of the normal distribution.

Exercise: gelu_gradient
Fails: nothing
"""

import math

import numpy as np


def gelu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    gate = (1 + erf(x / np.sqrt(2))) / 2
    density = np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
    return gate + x * density
