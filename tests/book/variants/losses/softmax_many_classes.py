"""Wrong for a hundred classes.

Exercise: softmax
Fails: softmax_kinds
"""

import numpy as np


def right(x, temperature=1.0):
    if not temperature > 0:  # so that nan is refused too
        raise ValueError("temperature must be greater than 0")
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):  # a small temperature makes what is below infinitely low
        e = np.exp((x - x.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)


def softmax(x, temperature=1.0):
    result = right(x, temperature)
    if np.shape(x)[-1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
