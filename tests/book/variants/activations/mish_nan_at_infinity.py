"""x tanh(softplus(x)) as it stands: nan at minus infinity.

Exercise: mish
Fails: mish_infinity, mish_near_and_far
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    with np.errstate(invalid="ignore"):
        return x * np.tanh(s)
