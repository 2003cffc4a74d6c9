"""The ReLU outside of [-5, 5].

Exercise: softplus
Fails: softplus_small, softplus_any_shape, softplus_input_kept, softplus_near_and_far
"""

import numpy as np


def softplus(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(np.abs(x) > 5, np.maximum(x, 0), np.log1p(np.exp(np.clip(x, -5, 5))))
