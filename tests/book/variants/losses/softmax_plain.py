"""The largest score of each row is taken off first, so that no exponential overflows.

Exercise: softmax
Fails: nothing
"""

import numpy as np


def softmax(x, temperature=1.0):
    if not temperature > 0:  # so that nan is refused too
        raise ValueError("temperature must be greater than 0")
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):  # a small temperature makes what is below infinitely low
        e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
