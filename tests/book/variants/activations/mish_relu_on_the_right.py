"""x itself where it is positive.

Exercise: mish
Fails: mish_example, mish_values, mish_any_shape, mish_input_kept, mish_near_and_far, mish_call
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    with np.errstate(invalid="ignore"):
        return np.where(x > 0, x, np.where(x == -np.inf, 0.0, x * np.tanh(s)))
