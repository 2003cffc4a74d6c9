"""tanh(ln(1 + e)) = (e + 2) e / ((e + 2) e + 2), with e = exp(x) kept from overflowing.

Exercise: mish
Fails: nothing
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(np.clip(x, -700, 40))
    gate = e * (e + 2) / (e * (e + 2) + 2)
    return np.where(np.isneginf(x), 0.0, np.maximum(x, -1e300) * gate)
