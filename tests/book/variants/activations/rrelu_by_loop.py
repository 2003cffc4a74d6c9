"""A Python loop, one draw an element.

Exercise: rrelu
Fails: nothing
"""

import numpy as np


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if not lower <= upper:
        raise ValueError("the bounds are in the wrong order")
    if training:
        if rng is None:
            raise ValueError("no rng")
        rng = np.random.default_rng(rng)
    x = np.asarray(x, dtype=np.float64)
    y = x.copy()
    for index in np.ndindex(x.shape):
        if x[index] < 0:
            y[index] *= rng.uniform(lower, upper) if training else (lower + upper) / 2
    return y
