"""That of layer norm.

Exercise: rms_norm_backward
Fails: rms_norm_backward_example, rms_norm_backward_values, rms_norm_backward_differences,
       rms_norm_backward_invariance, rms_norm_backward_kinds, rms_norm_backward_errors,
       rms_norm_backward_kept
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - g.mean(axis=1, keepdims=True) - normalised * share) / divisor[:, None]
    return dx, (dy * normalised).sum(axis=0)
