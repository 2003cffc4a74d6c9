"""Sums a large square batch over the wrong axis.

Exercise: layer_norm_backward
Fails: layer_norm_backward_kinds
"""

import numpy as np

from solutions import normalization


def layer_norm_backward(dy, cache):
    dx, a, b = normalization.layer_norm_backward(dy, cache)
    return (
        dx,
        a,
        np.asarray(dy, float).sum(axis=1) if dx.shape[0] == dx.shape[1] and len(dx) > 5 else b,
    )
