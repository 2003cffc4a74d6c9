"""x softplus(x).

Exercise: mish
Fails: mish_example, mish_values, mish_lowest, mish_large, mish_infinity, mish_any_shape,
mish_input_kept, mish_near_and_far, mish_call
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * s)
