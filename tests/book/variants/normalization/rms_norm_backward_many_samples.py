"""Wrong for a hundred samples.

Exercise: rms_norm_backward
Fails: rms_norm_backward_kinds, rms_norm_backward_kept
"""

import numpy as np


def right(dy, cache):
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    along = normalised * (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - along) / divisor[:, np.newaxis]  # one divisor for each row
    dscale = (dy * normalised).sum(axis=0)
    return dx, dscale


def rms_norm_backward(dy, cache):
    result = right(dy, cache)
    if len(dy) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
