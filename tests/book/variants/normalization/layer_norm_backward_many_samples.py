"""Wrong for a hundred samples.

Exercise: layer_norm_backward
Fails: layer_norm_backward_kinds, layer_norm_backward_kept
"""

import numpy as np


def right(dy, cache):
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    g_mean = g.mean(axis=1, keepdims=True)
    along = normalised * (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - g_mean - along) / divisor[:, np.newaxis]  # one divisor for each row
    dscale = (dy * normalised).sum(axis=0)
    dshift = dy.sum(axis=0)
    return dx, dscale, dshift


def layer_norm_backward(dy, cache):
    result = right(dy, cache)
    if len(dy) >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
