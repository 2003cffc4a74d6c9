"""Whole scores are divided without a remainder.

Exercise: softmax
Fails: softmax_every_temperature
"""

import numpy as np

from solutions import losses


def softmax(x, temperature=1.0):
    x = np.asarray(x)
    if not temperature > 0:
        raise ValueError
    if x.dtype.kind in "iu" and isinstance(temperature, int):
        x = x // temperature
        temperature = 1
    return losses.softmax(x, temperature)
