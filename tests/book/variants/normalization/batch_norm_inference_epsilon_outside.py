"""Epsilon outside the root.

Exercise: batch_norm_inference
Fails: batch_norm_inference_values, batch_norm_inference_epsilon, batch_norm_inference_kinds,
       batch_norm_inference_errors, batch_norm_inference_kept
"""

import numpy as np


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    x, scale, shift = (np.asarray(part, dtype=np.float64) for part in (x, scale, shift))
    mean, variance = (np.asarray(running[key], dtype=np.float64) for key in ("mean", "variance"))
    if x.ndim != 2 or {part.shape for part in (scale, shift, mean, variance)} != {x.shape[1:]}:
        raise ValueError("shapes")
    return scale * (x - mean) / (np.sqrt(variance) + epsilon) + shift
