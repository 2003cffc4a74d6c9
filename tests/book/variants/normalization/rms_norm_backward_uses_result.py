"""Takes the output for what was normalised.

Exercise: rms_norm_backward
Fails: rms_norm_backward_example, rms_norm_backward_values, rms_norm_backward_parameters,
       rms_norm_backward_kinds, rms_norm_backward_errors, rms_norm_backward_kept
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - normalised * share) / divisor[:, None]
    return dx, (dy * normalised * scale).sum(axis=0)
