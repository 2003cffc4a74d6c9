"""One factor and one term for each feature: large numbers lose their digits.

Exercise: batch_norm_inference
Fails: batch_norm_inference_kinds
"""

import numpy as np


def batch_norm_inference(x, scale, shift, running, epsilon=1e-5):
    x = np.array(x, dtype=np.float64)
    vectors = [scale, shift, running["mean"], running["variance"]]
    scale, shift, mean, variance = (np.array(v, dtype=np.float64) for v in vectors)
    if x.ndim != 2 or any(np.shape(v) != (x.shape[1],) for v in vectors):
        raise ValueError("shapes")
    factor = scale / (variance + epsilon) ** 0.5
    return x * factor + (shift - mean * factor)
