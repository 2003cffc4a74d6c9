"""Right: image by image, with outer products.

Exercise: backward
Fails: nothing
"""

import numpy as np


def backward(d_logits, caches):
    m = np.shape(d_logits)[1]
    gradients = {}
    for layer, (_, w, b, _) in enumerate(caches, start=1):
        gradients[f"dW{layer}"] = np.zeros(np.shape(w))
        gradients[f"db{layer}"] = np.zeros(np.shape(b))
    for i in range(m):
        dz = np.array(d_logits, dtype=np.float64)[:, i]
        for layer in range(len(caches), 0, -1):
            a, w, _, _ = caches[layer - 1]
            gradients[f"dW{layer}"] += np.outer(dz, a[:, i]) / m
            gradients[f"db{layer}"] += dz[:, None] / m
            if layer > 1:
                dz = np.where(caches[layer - 2][3][:, i] > 0, np.dot(dz, w), 0)
    return gradients
