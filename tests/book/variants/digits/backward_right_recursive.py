"""Right: the layers below after the last one; the ReLU's gate from a_previous.

Exercise: backward
Fails: nothing
"""

import numpy as np


def backward(d_logits, caches):
    if not caches:
        return {}
    *below, (a, w, _, _) = caches
    dz = np.asarray(d_logits, dtype=np.float64)
    number = len(caches)
    gradients = {
        f"dW{number}": np.einsum("om,im->oi", dz, a) / dz.shape[1],
        f"db{number}": np.mean(dz, axis=1)[:, np.newaxis],
    }
    return {**backward((w.T @ dz) * np.sign(a), below), **gradients}
