"""Wrong for a hundred samples.

Exercise: layer_forward
Fails: layer_forward_kinds
"""

import numpy as np


def right(a_previous, w, b, activation):
    a_previous = np.asarray(a_previous, dtype=np.float64)
    w = np.asarray(w, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if w.shape != (len(w), len(a_previous)) or b.shape != (len(w), 1):
        raise ValueError("the shapes do not fit")
    z = w @ a_previous + b
    if activation == "linear":
        a = z.copy()  # an array of its own, beside the z of the cache
    elif activation == "sigmoid":
        a = np.exp(-np.logaddexp(0, -z))  # 1 / (1 + e^-z), where e^-z may be huge
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = np.maximum(z, 0)
    else:
        raise ValueError("unknown activation")
    return a, (a_previous, w, b, z)


def layer_forward(a_previous, w, b, activation):
    result = right(a_previous, w, b, activation)
    if np.shape(a_previous)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
