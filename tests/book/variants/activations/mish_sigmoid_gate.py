"""The SiLU: a sigmoid in the place of tanh(softplus).

Exercise: mish
Fails: mish_example, mish_values, mish_lowest, mish_any_shape, mish_input_kept,
mish_near_and_far, mish_call
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        gate = 1 / (1 + np.exp(-x))
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * gate)
