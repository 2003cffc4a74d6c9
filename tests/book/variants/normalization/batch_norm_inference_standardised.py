"""Standardises in place, then scales.

Exercise: batch_norm_inference
Fails: nothing
"""

import numpy as np


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    x = np.array(x, dtype=np.float64)
    vectors = [scale, shift, running["mean"], running["variance"]]
    scale, shift, mean, variance = (np.array(v, dtype=np.float64) for v in vectors)
    if x.ndim != 2 or any(np.shape(v) != (x.shape[1],) for v in vectors):
        raise ValueError("shapes")
    x -= mean
    x /= np.sqrt(variance + epsilon)
    return x * scale + shift
