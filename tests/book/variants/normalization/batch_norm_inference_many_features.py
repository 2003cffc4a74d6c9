"""Wrong for a hundred features.

Exercise: batch_norm_inference
Fails: batch_norm_inference_kinds
"""

import numpy as np


def right(x, scale, shift, running, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    shift = np.asarray(shift, dtype=np.float64)
    mean = np.asarray(running["mean"], dtype=np.float64)
    variance = np.asarray(running["variance"], dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    for vector in (scale, shift, mean, variance):
        if vector.shape != (x.shape[1],):
            raise ValueError("every vector needs one number for each feature")
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    result = right(x, scale, shift, running, epsilon)
    if np.shape(x)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
