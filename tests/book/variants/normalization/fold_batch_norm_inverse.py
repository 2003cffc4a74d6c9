"""Multiplies by the deviation.

Exercise: fold_batch_norm
Fails: fold_batch_norm_example, fold_batch_norm_values, fold_batch_norm_same,
       fold_batch_norm_epsilon, fold_batch_norm_kinds, fold_batch_norm_errors,
       fold_batch_norm_kept
"""

import numpy as np


def fold_batch_norm(w, b, scale, shift, running, epsilon=1e-5):
    w, b, scale, shift = (np.asarray(part, dtype=np.float64) for part in (w, b, scale, shift))
    mean, variance = (np.asarray(running[key], dtype=np.float64) for key in ("mean", "variance"))
    if w.ndim != 2 or {part.shape for part in (b, scale, shift, mean, variance)} != {w.shape[1:]}:
        raise ValueError("shapes")
    factor = scale * np.sqrt(variance + epsilon)
    return w * factor, (b - mean) * factor + shift
