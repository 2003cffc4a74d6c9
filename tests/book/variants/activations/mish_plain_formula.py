"""ln(1 + exp(x)) as it stands: it warns and is right for the digits asked for.

Exercise: mish
Fails: nothing
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(np.isneginf(x), 0.0, x * np.tanh(np.log(1 + np.exp(x))))
